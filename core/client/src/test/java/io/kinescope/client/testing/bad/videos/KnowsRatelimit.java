package io.kinescope.client.testing.bad.videos;

import io.kinescope.client.testing.bad.ratelimit.KnowsEverything;

/** Breaks: groups know the root and the api. */
record KnowsRatelimit(KnowsEverything limiter) {}
