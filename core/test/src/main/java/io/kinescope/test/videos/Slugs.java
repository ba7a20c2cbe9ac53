package io.kinescope.test.videos;

import java.util.UUID;

/** The short names in links, which do not contain the id. */
public final class Slugs {

    private static final String BASE57 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int LENGTH = 22;

    private Slugs() {}

    public static String of(PseudoRandom random, long index) {
        StringBuilder slug = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            slug.append(BASE57.charAt(random.below(BASE57.length(), index * LENGTH + i, 65)));
        }
        return slug.toString();
    }

    public static String of(String id) {
        return of(random(id), 0);
    }

    /** Returns the number of nine digits that older links have instead. */
    public static String number(String id) {
        return Integer.toString(200_000_000 + random(id).below(10_000_000, 0, 66));
    }

    private static PseudoRandom random(String id) {
        return new PseudoRandom(UUID.fromString(id).getMostSignificantBits());
    }
}
