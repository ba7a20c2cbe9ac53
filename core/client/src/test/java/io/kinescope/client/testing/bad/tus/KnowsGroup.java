package io.kinescope.client.testing.bad.tus;

import io.kinescope.client.testing.bad.videos.Video;

/** Breaks: tus knows no group. */
record KnowsGroup(Video video) {}
