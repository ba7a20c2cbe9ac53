package io.kinescope.examples.benchmark.limiter;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import reactor.core.publisher.Mono;

/** A server that refuses every request beyond its limits in any window, by arrival, 10 to 200 ms away in each direction. */
final class StrictServer {

    private static final int SHORTEST_DELAY = 10;
    private static final int LONGEST_DELAY = 200;

    private final List<Limit> limits;
    private final List<Deque<Long>> windows;
    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Arrival> arrivals = new ArrayList<>();
    private final long start = System.nanoTime();

    /** When a request arrived, since the start. */
    record Arrival(long nanos, boolean refused) {}

    StrictServer(List<Limit> limits) {
        this.limits = limits;
        this.windows =
                limits.stream().<Deque<Long>>map(limit -> new ArrayDeque<>()).toList();
    }

    /** Sends a request; the value is whether it was refused. */
    Mono<Boolean> request() {
        return Mono.defer(() -> Mono.delay(delay()).map(arrived -> arrive()))
                .delayUntil(refused -> Mono.delay(delay()));
    }

    synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    private synchronized Duration delay() {
        return Duration.ofMillis(random.nextInt(SHORTEST_DELAY, LONGEST_DELAY + 1));
    }

    private synchronized boolean arrive() {
        long now = System.nanoTime() - start;
        boolean refused = false;
        for (int index = 0; index < windows.size(); index++) {
            Deque<Long> window = windows.get(index);
            long from = now - limits.get(index).period().toNanos();
            while (!window.isEmpty() && window.getFirst() <= from) {
                window.removeFirst();
            }
            refused |= window.size() >= limits.get(index).count();
        }
        if (!refused) {
            windows.forEach(window -> window.addLast(now));
        }
        arrivals.add(new Arrival(now, refused));
        return refused;
    }
}
