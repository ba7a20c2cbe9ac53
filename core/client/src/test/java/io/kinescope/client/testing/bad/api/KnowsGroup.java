package io.kinescope.client.testing.bad.api;

import io.kinescope.client.testing.bad.videos.Video;

/** Breaks: the api knows no group. */
record KnowsGroup(Video video) {}
