package io.kinescope.client.testing.bad;

import io.kinescope.client.testing.bad.videos.Video;

/** Breaks: of the root only the client knows groups. */
public record KnowsGroup(Video video) {}
