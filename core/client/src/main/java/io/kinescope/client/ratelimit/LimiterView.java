package io.kinescope.client.ratelimit;

import java.time.Duration;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Another limiter, whose calls have a default in their context: a value that their subscriber has set stands over it. */
record LimiterView(RateLimiter limiter, Class<?> key, Function<Context, Context> setting) implements RateLimiter {

    @Override
    public <T> Flux<T> withPermit(Function<? super Permit, ? extends Publisher<T>> call) {
        return limiter.<T>withPermit(call).contextWrite(this::write);
    }

    @Override
    public <T> Flux<T> withRetryPermit(Function<? super Permit, ? extends Publisher<T>> call) {
        return limiter.<T>withRetryPermit(call).contextWrite(this::write);
    }

    private Context write(Context context) {
        return context.hasKey(key) ? context : setting.apply(context);
    }

    @Override
    public Mono<Void> pause(Duration duration) {
        return limiter.pause(duration);
    }

    @Override
    public LimiterState state() {
        return limiter.state();
    }

    @Override
    public String toString() {
        return limiter + " with " + setting;
    }
}
