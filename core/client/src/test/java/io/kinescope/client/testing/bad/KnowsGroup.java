package io.kinescope.client.testing.bad;

import io.kinescope.client.testing.bad.videos.Video;

/** Breaks: the root package holds the client alone. */
public record KnowsGroup(Video video) {}
