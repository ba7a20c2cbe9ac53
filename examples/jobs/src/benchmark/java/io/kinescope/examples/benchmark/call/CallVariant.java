package io.kinescope.examples.benchmark.call;

import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** A way to send a call, which is put together anew every time. */
record CallVariant(String name, Supplier<? extends Mono<?>> call) {}
