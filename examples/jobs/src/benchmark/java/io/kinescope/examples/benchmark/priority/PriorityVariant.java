package io.kinescope.examples.benchmark.priority;

import io.kinescope.client.KinescopeClient;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/** What a client does beside the interactive calls. */
record PriorityVariant(String name, Function<KinescopeClient, Flux<?>> export) {}
