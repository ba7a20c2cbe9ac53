package io.kinescope.client.uploads;

import io.kinescope.client.type.OpenEnum;

/**
 * What a file becomes that is sent to an upload link.
 *
 * @param value the value as the API spells it
 */
public record UploadType(String value) implements OpenEnum {

    /** A video. */
    public static final UploadType VIDEO = new UploadType("video");

    /** A file that goes with a video. Which fields its link needs is undocumented. */
    public static final UploadType ATTACHMENT = new UploadType("attachment");

    @Override
    public String toString() {
        return value;
    }
}
