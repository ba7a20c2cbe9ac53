package io.kinescope.examples.benchmark.priority;

import io.kinescope.client.KinescopeClient;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/** An export that a client runs beside the interactive calls, or none. */
record PriorityVariant(String name, Function<KinescopeClient, Flux<?>> export) {}
