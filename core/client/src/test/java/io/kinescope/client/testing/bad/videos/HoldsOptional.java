package io.kinescope.client.testing.bad.videos;

import java.util.Optional;

/** Breaks: components are not optional. */
record HoldsOptional(Optional<String> title) {}
