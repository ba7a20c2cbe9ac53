package io.kinescope.client.uploads;

import io.kinescope.client.type.OpenEnum;

/**
 * The type of the object that an upload link creates.
 *
 * @param value the value as the API spells it
 */
public record UploadType(String value) implements OpenEnum {

    /** A video. */
    public static final UploadType VIDEO = new UploadType("video");

    /** An additional material of a video. */
    public static final UploadType ATTACHMENT = new UploadType("attachment");

    @Override
    public String toString() {
        return value;
    }
}
