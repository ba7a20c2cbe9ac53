package io.kinescope.examples.benchmark.listing;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The shapes that Reactor's operators suggest, with their defaults. */
final class Operators {

    private Operators() {}

    private record Numbered(int number, List<Integer> items) {}

    /** The way of most clients that are written by hand. */
    static Flux<Integer> expand(Server server) {
        return numbered(server, 1)
                .expand(page -> page.number() < Server.PAGES ? numbered(server, page.number() + 1) : Mono.empty())
                .flatMapIterable(Numbered::items);
    }

    private static Mono<Numbered> numbered(Server server, int number) {
        return server.page(number).map(items -> new Numbered(number, items));
    }

    static Flux<Integer> concatWith(Server server) {
        return from(server, 1);
    }

    private static Flux<Integer> from(Server server, int number) {
        Flux<Integer> page = server.page(number).flatMapIterable(items -> items);
        return number < Server.PAGES ? page.concatWith(Flux.defer(() -> from(server, number + 1))) : page;
    }

    /** Knows the total beforehand. */
    static Flux<Integer> flatMap(Server server) {
        return Flux.range(1, Server.PAGES).flatMap(server::page).flatMapIterable(items -> items);
    }

    /** Knows the total beforehand. */
    static Flux<Integer> flatMapSequential(Server server) {
        return Flux.range(1, Server.PAGES).flatMapSequential(server::page, 8).flatMapIterable(items -> items);
    }
}
