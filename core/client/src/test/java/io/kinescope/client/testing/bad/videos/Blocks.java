package io.kinescope.client.testing.bad.videos;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Breaks: nothing blocks. */
final class Blocks {

    private Blocks() {}

    static @Nullable String first(Flux<String> items) {
        return items.blockFirst();
    }

    static Stream<String> all(Flux<Flux<String>> items) {
        return items.toStream().flatMap(Flux::toStream);
    }
}
