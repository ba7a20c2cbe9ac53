package io.kinescope.client.ratelimit;

import java.time.Duration;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets calls start no faster than a limit allows; the others wait, first come, first served, without a thread.
 *
 * <pre>{@code
 * RateLimiter limiter = TokenBucket.create();
 * Mono<String> limited = call.as(limiter::limit);
 * }</pre>
 *
 * <p>Nothing happens before subscription, and every subscription needs a permit of its own. Cancelling while waiting
 * leaves the queue at once; cancelling later cancels the call.
 */
public interface RateLimiter {

    /**
     * Subscribes to the call once a permit is free.
     *
     * <p>The call is taken to be sent when it is subscribed to, and to be answered when it emits or completes. After an
     * error or a cancellation it may still be on its way to the server, so its permit comes back a little later.
     *
     * @param call what to limit
     * @param <T> what the call emits
     * @return the call, waiting for its turn on every subscription
     */
    default <T> Mono<T> limit(Mono<T> call) {
        return this.<T>withPermit(permit -> {
                    permit.sent();
                    return call.doOnSuccess(value -> permit.answered());
                })
                .singleOrEmpty();
    }

    /**
     * Subscribes to the call once a permit is free, and lets the call report what becomes of its request. Reporting
     * gives back sooner what was not used, and bounds more closely when the server counted what was.
     *
     * @param call makes the call from its permit; invoked once a subscription, when its turn has come; what it throws
     *     becomes an error of the call
     * @param <T> what the call emits
     * @return the call, waiting for its turn on every subscription
     */
    <T> Flux<T> withPermit(Function<? super Permit, ? extends Publisher<T>> call);

    /**
     * Holds back every call, those that wait already too, until the duration has passed; calls that have started go on.
     * Of two pauses the one that ends later counts. Afterwards calls start at the usual pace, not in a burst.
     *
     * @param duration how long; zero or negative does nothing
     * @return completes once the pause is in force; nothing happens before subscription
     */
    Mono<Void> pause(Duration duration);

    /**
     * Returns the limiter that limits nothing: every call starts at once, and pauses have no effect.
     *
     * @return the limiter that is switched off
     */
    static RateLimiter unlimited() {
        return Unlimited.INSTANCE;
    }
}
