package io.kinescope.test.analytics;

import org.jspecify.annotations.Nullable;

/**
 * A session of one viewer with the player of a video.
 *
 * @param video the index of the video
 * @param at the start, in seconds since 1970
 * @param duration the duration of the video in seconds
 * @param watched the time watched, in seconds
 * @param first whether this viewer had not watched it before
 * @param pauses the number of pauses
 * @param seeks the number of seeks
 * @param waits the number of buffering stalls
 * @param device the device of the viewer
 * @param place the city of the viewer
 */
record Session(
        int video,
        long at,
        double duration,
        double watched,
        boolean first,
        int pauses,
        int seeks,
        int waits,
        Device device,
        City place) {

    /** The time that counts as a view, in seconds. */
    private static final double VIEW = 5;

    /** A kind of device with the software on it. */
    record Device(String kind, String system, String browser) {}

    /** A city and its country. */
    record City(String name, String countryCode, String country) {}

    boolean isView() {
        return watched >= VIEW;
    }

    /** Returns the count or the seconds of a metric; null if it is not one. */
    @Nullable
    Double measure(String metric) {
        return switch (metric) {
            case "view" -> count(isView() ? 1 : 0);
            case "unique_view" -> count(isView() && first ? 1 : 0);
            case "play" -> count(watched > 0 ? 1 + pauses : 0);
            case "pause" -> count(pauses);
            case "seek" -> count(seeks);
            case "replay" -> count(watched == duration ? 1 : 0);
            case "player_init", "player_load" -> count(1);
            case "buffering_count" -> count(waits);
            case "buffering_time" -> waits * 0.75;
            case "watch_time" -> watched;
            default -> null;
        };
    }

    private static Double count(int number) {
        return (double) number;
    }
}
