package io.kinescope.test;

import java.util.Locale;

/**
 * The file that a video is made from.
 *
 * @param name its name
 * @param size how many bytes it has
 * @param md5 their MD5 in hexadecimal digits
 * @param duration how long it plays, in seconds
 * @param arrivedAt when it was there, in microseconds since 1970
 */
record Original(String name, long size, String md5, double duration, long arrivedAt) {

    private static final double BYTES_PER_SECOND = 500_000;

    /** A file that was uploaded. Nobody looks into it, so how long it plays is guessed by its size. */
    static Original of(String name, Tally tally) {
        return new Original(
                name, tally.size(), tally.md5(), Json.rounded(tally.size() / BYTES_PER_SECOND), Timestamps.now());
    }

    /** By its extension; a seeded one has none and is an MP4. */
    String type() {
        int dot = name.lastIndexOf('.');
        return dot < 0 || dot == name.length() - 1
                ? "mp4"
                : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
