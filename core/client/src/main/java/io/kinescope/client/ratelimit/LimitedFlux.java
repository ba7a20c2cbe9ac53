package io.kinescope.client.ratelimit;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.Scannable;
import reactor.core.publisher.Flux;

/** The operator: every subscription becomes a {@link LimitedSubscriber} that waits for a permit of its own. */
final class LimitedFlux<T> extends Flux<T> implements Scannable {

    private final CallLimiter limiter;
    private final Function<? super Permit, ? extends Publisher<T>> call;

    private final boolean retry;

    private LimitedFlux(CallLimiter limiter, Function<? super Permit, ? extends Publisher<T>> call, boolean retry) {
        this.limiter = limiter;
        this.call = call;
        this.retry = retry;
    }

    static <T> Flux<T> of(CallLimiter limiter, Function<? super Permit, ? extends Publisher<T>> call) {
        return onAssembly(new LimitedFlux<>(limiter, call, false));
    }

    /** The same for a call that is sent again: it waits before all calls that are sent for the first time. */
    static <T> Flux<T> ofRetry(CallLimiter limiter, Function<? super Permit, ? extends Publisher<T>> call) {
        return onAssembly(new LimitedFlux<>(limiter, call, true));
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        LimitedSubscriber<T> subscriber = new LimitedSubscriber<>(limiter, call, actual, retry);
        actual.onSubscribe(subscriber);
        limiter.enqueue(subscriber);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Object scanUnsafe(Attr key) {
        return key == Attr.RUN_STYLE ? Attr.RunStyle.ASYNC : null;
    }
}
