package io.kinescope.client.testing.bad.ratelimit;

import io.kinescope.client.testing.bad.KnowsGroup;
import io.kinescope.client.testing.bad.api.Api;
import io.kinescope.client.testing.bad.videos.Video;

/** Breaks: the ground knows nothing of the rest. */
public record KnowsEverything(KnowsGroup root, Api api, Video group) {}
