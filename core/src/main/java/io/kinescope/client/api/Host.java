package io.kinescope.client.api;

/** One of Kinescope's two hosts, the only places the token is sent to. */
public enum Host {
    /** The API, {@code https://api.kinescope.io} unless the builder says otherwise. */
    API,
    /** The uploader, {@code https://uploader.kinescope.io} unless the builder says otherwise. */
    UPLOADER
}
