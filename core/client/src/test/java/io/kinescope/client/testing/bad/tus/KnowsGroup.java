package io.kinescope.client.testing.bad.tus;

import io.kinescope.client.testing.bad.videos.Video;

/** Breaks: tus knows only the layers below. */
record KnowsGroup(Video video) {}
