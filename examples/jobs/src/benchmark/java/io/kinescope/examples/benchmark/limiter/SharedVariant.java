package io.kinescope.examples.benchmark.limiter;

import java.util.function.BiFunction;

/** A way to share a limit: makes a client from the URL of the server and the name of the limit. */
record SharedVariant(String name, BiFunction<String, String, SharedLimited> connect) {}
