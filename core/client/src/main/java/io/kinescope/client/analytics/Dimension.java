package io.kinescope.client.analytics;

import java.util.Objects;

/**
 * A dimension by which metrics are grouped.
 *
 * @param value the value as the API spells it
 */
public record Dimension(String value) implements AnalyticsField {

    /** The id of the video. */
    public static final Dimension VIDEO_ID = new Dimension("video_id");

    /** The id of the folder the video is in. */
    public static final Dimension FOLDER_ID = new Dimension("folder_id");

    /** The name of the folder the video is in. */
    public static final Dimension FOLDER_NAME = new Dimension("folder_name");

    /** The id of the project the video is in. */
    public static final Dimension PROJECT_ID = new Dimension("project_id");

    /** The name of the project the video is in. */
    public static final Dimension PROJECT_NAME = new Dimension("project_name");

    /** The kind of device, such as {@code desktop}. */
    public static final Dimension DEVICE = new Dimension("device");

    /** The city of the viewer. */
    public static final Dimension CITY = new Dimension("city");

    /** The country of the viewer, in two letters. */
    public static final Dimension COUNTRY_CODE = new Dimension("country_code");

    /** The player's option {@code externalId}; can be requested, but is not documented as a dimension. */
    public static final Dimension EXTERNAL_ID = new Dimension("external_id");

    /** The id of the workspace; can be asked for, but is not documented to group by. */
    public static final Dimension WORKSPACE_ID = new Dimension("workspace_id");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public Dimension {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
