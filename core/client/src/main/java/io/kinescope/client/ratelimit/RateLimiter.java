package io.kinescope.client.ratelimit;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A limit on how fast calls start. Other calls wait without a thread, first in, first out within their
 * {@link Priority}.
 *
 * <pre>{@code
 * RateLimiter limiter = TokenBucket.create();
 * Mono<String> limited = call.as(limiter::limit);
 * }</pre>
 *
 * <p>Nothing happens before subscription, and every subscription takes a permit of its own. Cancelling a waiting call
 * removes it from the queue at once; cancelling later cancels the call.
 */
public interface RateLimiter {

    /**
     * Subscribes to the call once a permit is free.
     *
     * <p>The call counts as sent when it is subscribed to, and as answered when it emits or completes. After an error or a
     * cancellation its request may still be in flight, so its permit returns after the transit bound.
     *
     * @param call the call to limit
     * @param <T> the type of the call's value
     * @return the call, which waits for a permit on every subscription
     */
    default <T> Mono<T> limit(Mono<T> call) {
        Objects.requireNonNull(call, "call must not be null");
        return this.<T>withPermit(permit -> permit.sent() ? call.doOnSuccess(value -> permit.answered()) : Mono.empty())
                .singleOrEmpty();
    }

    /**
     * Subscribes to the call once a permit is free, and lets the call report when its request was sent and answered. With
     * reports, an unused permit returns sooner, and the limiter knows more closely when the server counted a request.
     *
     * @param call the function that makes the call from its permit; it is invoked once per subscription, when a permit is
     *     free, and an exception it throws becomes an error of the call
     * @param <T> the type of the call's values
     * @return the call, which waits for a permit on every subscription
     */
    <T> Flux<T> withPermit(Function<? super Permit, ? extends Publisher<T>> call);

    /**
     * Subscribes to a call that is sent again, once a permit is free. A retry keeps its place: it waits behind the retries
     * that came before it, and ahead of every call that is sent for the first time.
     *
     * <p>The default implementation is {@link #withPermit}, with which a retry waits behind all calls.
     *
     * @param call the function that makes the call from its permit, as for {@link #withPermit}
     * @param <T> the type of the call's values
     * @return the call, which waits for a permit on every subscription
     */
    default <T> Flux<T> withRetryPermit(Function<? super Permit, ? extends Publisher<T>> call) {
        return withPermit(call);
    }

    /**
     * Holds back every call that has not started, including waiting ones, until the duration has passed. Calls in flight
     * continue. Of two pauses the one that ends later counts. Afterwards {@link TokenBucket} starts one call at a time, and
     * doubles the number that may start together every 15 seconds, until the full limits apply again after at most a minute.
     *
     * @param duration the length of the pause; zero or negative does nothing
     * @return completes once the pause is in force; nothing happens before subscription
     */
    Mono<Void> pause(Duration duration);

    /**
     * Returns this limiter for background work: calls through it have the priority {@link Priority#BACKGROUND} unless their
     * context has one. Both share their limits and pauses.
     *
     * @return a view of this limiter
     */
    default RateLimiter background() {
        return new LimiterView(this, Priority.class, Priority.BACKGROUND);
    }

    /**
     * Returns this limiter with a longest wait: a call that would wait longer fails at once with
     * {@link NoPermitException}, unless its context has a {@link MaxWait} of its own. Both share their limits and pauses.
     * A limiter of another class than {@link TokenBucket} and {@link SharedLimiter} may not support it.
     *
     * @param duration the longest wait for a permit, zero or more
     * @return a view of this limiter
     * @throws IllegalArgumentException if the duration is negative
     */
    default RateLimiter maxWait(Duration duration) {
        return new LimiterView(this, MaxWait.class, MaxWait.of(duration));
    }

    /**
     * Returns the state of this limiter. It neither blocks nor disturbs calls, so it may be read as often as one likes.
     *
     * <p>The default implementation, for limiters that keep no figures, returns zeros.
     *
     * @return the state
     */
    default LimiterState state() {
        return LimiterState.NONE;
    }

    /**
     * Returns the limiter without a limit: every call starts at once, and pauses have no effect.
     *
     * @return the unlimited limiter
     */
    static RateLimiter unlimited() {
        return Unlimited.INSTANCE;
    }
}
