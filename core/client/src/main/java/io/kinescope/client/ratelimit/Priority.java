package io.kinescope.client.ratelimit;

import java.util.Objects;
import java.util.function.Function;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The priority of a call among those that wait for a permit. It is a function on Reactor's {@link Context}, which sets the
 * priority of every call that is subscribed to with that context:
 *
 * <pre>{@code
 * Mono<Video> video = client.videos().get(id).contextWrite(Priority.BACKGROUND);
 * }</pre>
 *
 * <p>The context closest to the call counts: it stands over the priority of {@link RateLimiter#background()}.
 */
public enum Priority implements Function<Context, Context> {

    /** The priority of calls that somebody waits for. The default. */
    INTERACTIVE,

    /**
     * The priority of exports, synchronisation and other work that may take longer. These calls wait while interactive
     * ones do, and leave a part of every limit to those. {@link TokenBucket.Builder} has the sizes.
     */
    BACKGROUND;

    /**
     * Sets this priority for calls that are subscribed to with the context.
     *
     * @param context the context of a subscriber
     * @return the context with this priority
     */
    @Override
    public Context apply(Context context) {
        return Objects.requireNonNull(context, "context must not be null").put(Priority.class, this);
    }

    static Priority of(ContextView context) {
        return context.<Priority>getOrEmpty(Priority.class).orElse(INTERACTIVE);
    }
}
