package io.kinescope.examples.benchmark.limiter;

import reactor.core.publisher.Mono;

/** A way to hold back a call until the limits let it pass. */
interface Limited {

    <T> Mono<T> limit(Mono<T> call);
}
