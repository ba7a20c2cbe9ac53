package io.kinescope.client.listing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Numbers from 0 on in pages that take their time, of which none really passes; it knows what was asked of it. */
final class VirtualLibrary implements PageSource<Integer> {

    final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    final List<Integer> asked = new ArrayList<>();
    final List<Integer> answered = new ArrayList<>();
    final List<Integer> cancelled = new ArrayList<>();
    private final int total;
    private final int perPage;
    private final IntUnaryOperator millis;
    int failing;

    /** Takes as many milliseconds for a page as the function says for its number. */
    VirtualLibrary(int total, int perPage, IntUnaryOperator millis) {
        this.total = total;
        this.perPage = perPage;
        this.millis = millis;
    }

    @Override
    public Mono<Page<Integer>> page(int number) {
        return Mono.defer(() -> {
                    asked.add(number);
                    return Mono.delay(Duration.ofMillis(millis.applyAsInt(number)), clock);
                })
                .map(tick -> content(number))
                .doOnTerminate(() -> answered.add(number))
                .doOnCancel(() -> cancelled.add(number));
    }

    private Page<Integer> content(int number) {
        if (number == failing) {
            throw new IllegalStateException("page " + number);
        }
        List<Integer> items = numbers(Math.min((number - 1) * perPage, total), Math.min(number * perPage, total));
        return new Page<>(items, number, perPage, (long) total, null);
    }

    int inFlight() {
        return asked.size() - answered.size() - cancelled.size();
    }

    Duration now() {
        return Duration.ofNanos(clock.now(TimeUnit.NANOSECONDS));
    }

    static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
