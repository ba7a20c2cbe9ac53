package io.kinescope.client.analytics;

import java.util.Objects;

/**
 * A metric.
 *
 * @param value the value as the API spells it
 */
public record Metric(String value) implements AnalyticsField {

    /** The number of views; a view counts after 5 seconds of playback. */
    public static final Metric VIEW = new Metric("view");

    /** The number of views, each viewer counted once. */
    public static final Metric UNIQUE_VIEW = new Metric("unique_view");

    /** The number of times playback was started. */
    public static final Metric PLAY = new Metric("play");

    /** The number of times playback was paused. */
    public static final Metric PAUSE = new Metric("pause");

    /** The number of times viewers sought another place of the video. */
    public static final Metric SEEK = new Metric("seek");

    /** The number of times the video was played again. */
    public static final Metric REPLAY = new Metric("replay");

    /** The number of times a player was initialised. */
    public static final Metric PLAYER_INIT = new Metric("player_init");

    /** The number of times a player was loaded. */
    public static final Metric PLAYER_LOAD = new Metric("player_load");

    /** The time watched; the API also lists it among the dimensions, and refuses to sort by it. */
    public static final Metric WATCH_TIME = new Metric("watch_time");

    /** The time that viewers waited for the video. */
    public static final Metric BUFFERING_TIME = new Metric("buffering_time");

    /** The number of times viewers waited for the video. */
    public static final Metric BUFFERING_COUNT = new Metric("buffering_count");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public Metric {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
