package io.kinescope.examples.benchmark.listing;

import java.util.function.Function;
import reactor.core.publisher.Flux;

/** A way to read all items of a server that gives them in pages. */
record ListingVariant(String name, Function<Server, Flux<Integer>> items) {}
