package io.kinescope.client.callback;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The last deliveries in this JVM. The one noted longest ago leaves first. */
final class RecentDeliveries implements HandledDeliveries {

    private static final int MAX_SUBJECTS = 10_000;

    private final long window;
    private final Scheduler scheduler;
    private final Map<String, Delivery> last = new LinkedHashMap<>();

    private record Delivery(String content, long time) {}

    RecentDeliveries(Duration window, Scheduler scheduler) {
        this.window = window.toMillis();
        this.scheduler = scheduler;
    }

    @Override
    public Mono<Boolean> isLast(String subject, String content) {
        return Mono.fromSupplier(() -> {
            Delivery known = get(subject);
            return known != null && known.content().equals(content) && now() - known.time() < window;
        });
    }

    @Override
    public Mono<Void> add(String subject, String content) {
        return Mono.fromRunnable(() -> put(subject, new Delivery(content, now())));
    }

    private synchronized @Nullable Delivery get(String subject) {
        return last.get(subject);
    }

    private synchronized void put(String subject, Delivery delivery) {
        last.remove(subject);
        last.put(subject, delivery);
        if (last.size() > MAX_SUBJECTS) {
            last.remove(last.keySet().iterator().next());
        }
    }

    private long now() {
        return scheduler.now(TimeUnit.MILLISECONDS);
    }
}
