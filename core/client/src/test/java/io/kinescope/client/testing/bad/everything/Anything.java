package io.kinescope.client.testing.bad.everything;

/** Breaks: every package is in a layer. */
record Anything() {}
