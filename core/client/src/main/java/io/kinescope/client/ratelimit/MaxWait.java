package io.kinescope.client.ratelimit;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The longest time that a call may wait for a permit, as a function on Reactor's {@link Context}:
 *
 * <pre>{@code
 * Mono<Video> video = client.videos().get(id).contextWrite(MaxWait.of(Duration.ofSeconds(2)));
 * }</pre>
 *
 * <p>A call that would wait longer fails at once with {@link NoPermitException}, and takes no permit. Calls of a
 * {@code KinescopeClient} fail with its {@code WaitTooLongException}. The wait is estimated when the call subscribes. A
 * call that was accepted is not failed later, even if a pause or calls of a higher priority prolong its wait;
 * {@code Mono.timeout} bounds a whole call. Every attempt of a call that is sent again has a wait of its own.
 *
 * <p>The context closest to the call counts: it stands over the longest wait of {@link RateLimiter#maxWait(Duration)}.
 */
public final class MaxWait implements Function<Context, Context> {

    private final Duration duration;

    private MaxWait(Duration duration) {
        this.duration = duration;
    }

    /**
     * Returns the function that sets the longest wait.
     *
     * @param duration the longest wait, zero or more; zero accepts only calls that start at once
     * @return an argument of {@code contextWrite}
     * @throws IllegalArgumentException if the duration is negative
     */
    public static MaxWait of(Duration duration) {
        Objects.requireNonNull(duration, "duration must not be null");
        if (duration.isNegative()) {
            throw new IllegalArgumentException("The longest wait must not be negative, but is " + duration);
        }
        return new MaxWait(duration);
    }

    /**
     * Sets the longest wait of calls that are subscribed to with the context.
     *
     * @param context the context of a subscriber
     * @return the context with this longest wait
     */
    @Override
    public Context apply(Context context) {
        return Objects.requireNonNull(context, "context must not be null").put(MaxWait.class, this);
    }

    @Override
    public String toString() {
        return "MaxWait[" + duration + "]";
    }

    /** Returns the longest wait in nanoseconds; {@link Nanoseconds#NEVER} if there is none. */
    static long of(ContextView context) {
        return context.hasKey(MaxWait.class)
                ? Nanoseconds.of(context.<MaxWait>get(MaxWait.class).duration)
                : Nanoseconds.NEVER;
    }
}
