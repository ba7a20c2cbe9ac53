package io.kinescope.examples.benchmark.listing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/** A hundred pages of a hundred numbers, each page after five milliseconds. It counts what is asked for and held. */
final class Server {

    static final int PAGES = 100;
    static final int PER_PAGE = 100;
    static final int TOTAL = PAGES * PER_PAGE;

    private static final Duration LATENCY = Duration.ofMillis(5);

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger mostHeld = new AtomicInteger();

    /** The numbers of a page, the first of which is 1; none after the last page. */
    Mono<List<Integer>> page(int number) {
        return Mono.defer(() -> {
            asked.incrementAndGet();
            return Mono.delay(LATENCY).map(tick -> numbers(number));
        });
    }

    private List<Integer> numbers(int number) {
        if (number > PAGES) {
            return List.of();
        }
        mostHeld.accumulateAndGet(held.incrementAndGet(), Math::max);
        return IntStream.range((number - 1) * PER_PAGE, number * PER_PAGE)
                .boxed()
                .toList();
    }

    /** Tells that a whole page of items was consumed. */
    void consumed() {
        held.decrementAndGet();
    }

    int asked() {
        return asked.get();
    }

    /** The most pages that were answered and not consumed. */
    int mostHeld() {
        return mostHeld.get();
    }
}
