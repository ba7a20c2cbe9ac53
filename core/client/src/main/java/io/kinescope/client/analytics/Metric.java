package io.kinescope.client.analytics;

/**
 * What is measured.
 *
 * @param value the value as the API spells it
 */
public record Metric(String value) implements AnalyticsField {

    /** How many views there were; a view counts after 5 seconds of playback. */
    public static final Metric VIEW = new Metric("view");

    /** How many views there were, each viewer counted once. */
    public static final Metric UNIQUE_VIEW = new Metric("unique_view");

    /** How often playback was started. */
    public static final Metric PLAY = new Metric("play");

    /** How often playback was paused. */
    public static final Metric PAUSE = new Metric("pause");

    /** How often viewers went to another place of the video. */
    public static final Metric SEEK = new Metric("seek");

    /** How often the video was played again. */
    public static final Metric REPLAY = new Metric("replay");

    /** How often a player was initialised. */
    public static final Metric PLAYER_INIT = new Metric("player_init");

    /** How often a player was loaded. */
    public static final Metric PLAYER_LOAD = new Metric("player_load");

    /** How long was watched; the API also lists it among what can be grouped by, and refuses to sort by it. */
    public static final Metric WATCH_TIME = new Metric("watch_time");

    /** How long viewers waited for the video. */
    public static final Metric BUFFERING_TIME = new Metric("buffering_time");

    /** How often viewers waited for the video. */
    public static final Metric BUFFERING_COUNT = new Metric("buffering_count");

    @Override
    public String toString() {
        return value;
    }
}
