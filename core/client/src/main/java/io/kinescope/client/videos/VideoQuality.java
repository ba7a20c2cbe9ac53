package io.kinescope.client.videos;

import io.kinescope.client.type.OpenEnum;
import java.util.Objects;

/**
 * The quality of one file of a video.
 *
 * @param value the value as the API spells it
 */
public record VideoQuality(String value) implements OpenEnum {

    /** As it was uploaded. */
    public static final VideoQuality ORIGINAL = new VideoQuality("original");

    /** 2160 lines. */
    public static final VideoQuality P2160 = new VideoQuality("2160p");

    /** 1440 lines. */
    public static final VideoQuality P1440 = new VideoQuality("1440p");

    /** 1080 lines. */
    public static final VideoQuality P1080 = new VideoQuality("1080p");

    /** 720 lines. */
    public static final VideoQuality P720 = new VideoQuality("720p");

    /** 480 lines. */
    public static final VideoQuality P480 = new VideoQuality("480p");

    /** 360 lines. */
    public static final VideoQuality P360 = new VideoQuality("360p");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public VideoQuality {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
