package io.kinescope.client.api;

/** Where requests go. The token goes to Kinescope's two hosts alone. */
public enum Host {
    /** The API, {@code https://api.kinescope.io} unless the builder says otherwise. */
    API,
    /** The uploader, {@code https://uploader.kinescope.io} unless the builder says otherwise. */
    UPLOADER,
    /** Any other host, such as that of an upload link; the token does not go there. */
    ELSEWHERE
}
