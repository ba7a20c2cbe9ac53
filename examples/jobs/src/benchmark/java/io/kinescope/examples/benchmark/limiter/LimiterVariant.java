package io.kinescope.examples.benchmark.limiter;

import java.util.List;
import java.util.function.Function;

/** A limiter, made anew for every measurement. */
record LimiterVariant(String name, Function<List<Limit>, Limited> create) {

    Limited of(Limit limit) {
        return create.apply(List.of(limit));
    }
}
