package io.kinescope.test;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** UUIDs as the API writes them. */
final class Uuids {

    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private Uuids() {}

    /** Stricter than {@link UUID#fromString}, which takes {@code 1-1-1-1-1}. */
    static boolean isUuid(String text) {
        return UUID_TEXT.matcher(text).matches();
    }

    /** A new one, without the source of secrets that {@link UUID#randomUUID} may wait for. */
    static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return of(random.nextLong(), random.nextLong()).toString();
    }

    /** Another one, always the same for the same. */
    static String like(String uuid) {
        UUID bits = UUID.fromString(uuid);
        return of(bits.getLeastSignificantBits(), bits.getMostSignificantBits()).toString();
    }

    /** The UUID of version 4 with these bits, 62 of {@code low} and 60 of {@code high}. */
    static UUID of(long high, long low) {
        return new UUID((high & ~0xF000L) | 0x4000L, (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }
}
