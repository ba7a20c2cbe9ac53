package io.kinescope.client.testing.bad.videos;

import io.kinescope.client.testing.bad.ratelimit.KnowsEverything;

/** Breaks: groups know only the layers below. */
record KnowsRatelimit(KnowsEverything limiter) {}
