package io.kinescope.client.ratelimit;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A rate limiter for the calls of several JVMs, on a {@link PermitStore} that all of them reach. It keeps the rule of
 * {@link TokenBucket}: a token returns one period after its request was answered, or after the transit bound without an
 * answer, and at once if the request was not sent.
 *
 * <p>Within a JVM, calls wait as they do for a {@code TokenBucket}: first in, first out within their {@link Priority}, retries
 * first. Between JVMs the store keeps the priorities, and shares the permits evenly among the JVMs whose calls wait. A pause
 * holds back the calls of all JVMs.
 *
 * <p>A call with a {@link MaxWait} fails as soon as the store has said how long it would wait. While the store does not
 * reply, calls either fail with {@link PermitStoreException} or go on with this JVM's share of the limits, as
 * {@link SharedLimits#localShares()} says.
 *
 * <p>Calls start on the limiter's scheduler, one after another, so subscribing to a call must not block.
 */
public final class SharedLimiter implements RateLimiter {

    private final SharedCounter counter;
    private final String description;

    /**
     * Creates a limiter. It sends nothing before the first call.
     *
     * @param store the store, which no other limiter uses
     * @param limits the limits and options
     */
    public SharedLimiter(PermitStore store, SharedLimits limits) {
        Objects.requireNonNull(store, "store must not be null");
        Objects.requireNonNull(limits, "limits must not be null");
        this.counter = new SharedCounter(store, limits, limits.share());
        this.description = limits.limits().stream()
                .map(limit -> limit.count() + " per " + limit.period())
                .collect(Collectors.joining(", ", "SharedLimiter[", "]"));
    }

    @Override
    public <T> Flux<T> withPermit(Function<? super Permit, ? extends Publisher<T>> call) {
        return LimitedFlux.of(counter, Objects.requireNonNull(call, "call must not be null"));
    }

    @Override
    public <T> Flux<T> withRetryPermit(Function<? super Permit, ? extends Publisher<T>> call) {
        return LimitedFlux.ofRetry(counter, Objects.requireNonNull(call, "call must not be null"));
    }

    @Override
    public Mono<Void> pause(Duration duration) {
        long nanos = Nanoseconds.of(Objects.requireNonNull(duration, "duration must not be null"));
        return nanos <= 0 ? Mono.empty() : Mono.fromRunnable(() -> counter.post(() -> counter.pause(nanos)));
    }

    @Override
    public LimiterState state() {
        return counter.state();
    }

    @Override
    public String toString() {
        return description;
    }
}
