package io.kinescope.client.testing.bad.api;

import io.kinescope.client.testing.bad.videos.Video;

/** Breaks: the api knows only the layers below. */
record KnowsGroup(Video video) {}
