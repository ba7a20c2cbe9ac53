package io.kinescope.client.testing.bad.projects;

import io.kinescope.client.testing.bad.videos.Video;

/** Breaks, with what videos know of projects: no two packages know each other. */
record KnowsVideo(Video video) {}
