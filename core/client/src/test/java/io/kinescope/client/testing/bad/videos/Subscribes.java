package io.kinescope.client.testing.bad.videos;

import reactor.core.publisher.Flux;

/** Breaks: nothing subscribes. */
final class Subscribes {

    private Subscribes() {}

    static void count(Flux<String> items) {
        items.count().subscribe(System.out::println);
    }
}
