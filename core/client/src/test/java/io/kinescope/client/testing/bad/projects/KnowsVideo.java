package io.kinescope.client.testing.bad.projects;

import io.kinescope.client.testing.bad.videos.Video;

/** Breaks, with what videos know of projects: groups are free of cycles. */
record KnowsVideo(Video video) {}
