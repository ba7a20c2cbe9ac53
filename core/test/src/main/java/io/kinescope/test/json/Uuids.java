package io.kinescope.test.json;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** UUIDs as the API writes them. */
public final class Uuids {

    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private Uuids() {}

    /** Returns whether the text is a UUID; stricter than {@link UUID#fromString}, which takes {@code 1-1-1-1-1}. */
    public static boolean isUuid(String text) {
        return UUID_TEXT.matcher(text).matches();
    }

    /** Returns a new UUID, without the source of secrets that {@link UUID#randomUUID} may wait for. */
    public static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return of(random.nextLong(), random.nextLong()).toString();
    }

    /** Returns another UUID, always the same for the same input. */
    public static String like(String uuid) {
        UUID bits = UUID.fromString(uuid);
        return of(bits.getLeastSignificantBits(), bits.getMostSignificantBits()).toString();
    }

    /** The UUID of version 4 with these bits, 62 of {@code low} and 60 of {@code high}. */
    public static UUID of(long high, long low) {
        return new UUID((high & ~0xF000L) | 0x4000L, (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }
}
