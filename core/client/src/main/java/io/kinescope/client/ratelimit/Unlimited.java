package io.kinescope.client.ratelimit;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The limiter without a limit. */
enum Unlimited implements RateLimiter {
    INSTANCE;

    private static final Permit PERMIT = new Permit() {
        @Override
        public boolean sent() {
            return true;
        }

        @Override
        public void answered() {}
    };

    @Override
    public <T> Flux<T> withPermit(Function<? super Permit, ? extends Publisher<T>> call) {
        Objects.requireNonNull(call, "call must not be null");
        return Flux.defer(() -> call.apply(PERMIT));
    }

    @Override
    public Mono<Void> pause(Duration duration) {
        Objects.requireNonNull(duration, "duration must not be null");
        return Mono.empty();
    }

    @Override
    public String toString() {
        return "RateLimiter.unlimited()";
    }
}
