package io.kinescope.client.content;

import java.util.Objects;

/** The syntax check of a media type, which is sent as a header. */
final class MediaType {

    private MediaType() {}

    static String check(String mediaType) {
        if (Objects.requireNonNull(mediaType, "contentType must not be null").isBlank()
                || !mediaType.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new IllegalArgumentException("a media type has visible ASCII characters only, such as image/png");
        }
        return mediaType;
    }
}
