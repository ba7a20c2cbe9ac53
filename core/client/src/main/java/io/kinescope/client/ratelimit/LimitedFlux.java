package io.kinescope.client.ratelimit;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.Scannable;
import reactor.core.publisher.Flux;

/** The operator: every subscription is a {@link Waiter} of its own. */
final class LimitedFlux<T> extends Flux<T> implements Scannable {

    private final Gate gate;
    private final Function<? super Permit, ? extends Publisher<T>> call;

    private LimitedFlux(Gate gate, Function<? super Permit, ? extends Publisher<T>> call) {
        this.gate = gate;
        this.call = call;
    }

    static <T> Flux<T> of(Gate gate, Function<? super Permit, ? extends Publisher<T>> call) {
        return onAssembly(new LimitedFlux<>(gate, call));
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        Waiter<T> waiter = new Waiter<>(gate, call, actual);
        actual.onSubscribe(waiter);
        gate.enter(waiter);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Object scanUnsafe(Attr key) {
        return key == Attr.RUN_STYLE ? Attr.RunStyle.ASYNC : null;
    }
}
