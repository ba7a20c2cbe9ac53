package io.kinescope.test;

import org.jspecify.annotations.Nullable;

/**
 * A viewer who had the player of a video before them, once.
 *
 * @param video the index of the video
 * @param at when it was, in seconds since 1970
 * @param duration how long the video is, in seconds
 * @param watched how much of it was watched, in seconds
 * @param first whether this viewer had not watched it before
 * @param pauses how often they paused
 * @param seeks how often they went to another place
 * @param waits how often they had to wait
 * @param device what they watched on
 * @param place where they were
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

    /** What a view takes, in seconds. */
    private static final double VIEW = 5;

    /** A kind of device with the software on it. */
    record Device(String kind, String system, String browser) {}

    /** A city and its country. */
    record City(String name, String countryCode, String country) {}

    boolean isView() {
        return watched >= VIEW;
    }

    /** How often this was measured, or how long; null if it is no metric. */
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
