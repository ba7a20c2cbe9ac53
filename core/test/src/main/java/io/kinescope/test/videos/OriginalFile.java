package io.kinescope.test.videos;

import io.kinescope.test.json.Json;
import io.kinescope.test.json.Timestamps;
import java.util.Locale;

/**
 * The file that a video is made from.
 *
 * @param name its name
 * @param size its size in bytes
 * @param md5 their MD5 in hexadecimal digits
 * @param duration its playing time in seconds
 * @param arrivedAt the time at which it was complete, in microseconds since 1970
 */
public record OriginalFile(String name, long size, String md5, double duration, long arrivedAt) {

    private static final double BYTES_PER_SECOND = 500_000;

    /** Returns an uploaded file. Its content is not read: the playing time is estimated from the size. */
    public static OriginalFile of(String name, long size, String md5) {
        return new OriginalFile(name, size, md5, Json.rounded(size / BYTES_PER_SECOND), Timestamps.now());
    }

    /** Returns the file type, by the extension; a seeded file has none and is an MP4. */
    String type() {
        int dot = name.lastIndexOf('.');
        return dot < 0 || dot == name.length() - 1
                ? "mp4"
                : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
