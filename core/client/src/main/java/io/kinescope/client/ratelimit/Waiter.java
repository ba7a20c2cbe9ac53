package io.kinescope.client.ratelimit;

import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Scannable;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/** One subscription: waits for its turn, then passes the call's signals and the subscriber's demand through. */
final class Waiter<T> extends Line.Link<Waiter<?>> implements CoreSubscriber<T>, Subscription, Scannable {

    private enum State {
        WAITING,
        STARTING,
        STARTED,
        CANCELLED
    }

    private final Gate gate;
    private final Function<? super Permit, ? extends Publisher<T>> call;
    private final CoreSubscriber<? super T> actual;
    private final Operators.DeferredSubscription upstream = new Operators.DeferredSubscription();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private @Nullable Lease lease;
    private @Nullable Throwable failure;
    private boolean done;

    Waiter(Gate gate, Function<? super Permit, ? extends Publisher<T>> call, CoreSubscriber<? super T> actual) {
        this.gate = gate;
        this.call = call;
        this.actual = actual;
    }

    boolean isCancelled() {
        return state.get() == State.CANCELLED;
    }

    @Nullable
    Lease lease() {
        return lease;
    }

    void grant(Lease granted) {
        lease = granted;
    }

    void fail(RejectedExecutionException rejected) {
        failure = rejected;
    }

    /** Starts the call, or fails it; whichever the gate has decided on before. */
    void start() {
        // The gate has been told of a cancellation that was faster.
        if (!state.compareAndSet(State.WAITING, State.STARTING)) {
            return;
        }
        Lease granted = lease;
        if (granted == null) {
            onError(Objects.requireNonNull(failure));
            return;
        }
        try {
            Objects.requireNonNull(call.apply(granted), "The call is null").subscribe(this);
        } catch (Throwable thrown) {
            granted.end();
            onError(Operators.onOperatorError(thrown, currentContext()));
        }
        // A call that is cancelled while it starts may send for as long as it starts: only now is it known not to have.
        if (!state.compareAndSet(State.STARTING, State.STARTED)) {
            granted.end();
        }
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        upstream.set(subscription);
    }

    @Override
    public void onNext(T value) {
        if (done) {
            Operators.onNextDropped(value, currentContext());
            return;
        }
        actual.onNext(value);
    }

    @Override
    public void onError(Throwable error) {
        if (done) {
            Operators.onErrorDropped(error, currentContext());
            return;
        }
        end();
        actual.onError(error);
    }

    @Override
    public void onComplete() {
        if (done) {
            return;
        }
        end();
        actual.onComplete();
    }

    /** Before the subscriber learns of it: it may subscribe again, and then finds what this call has not used. */
    private void end() {
        done = true;
        if (lease != null) {
            lease.end();
        }
    }

    @Override
    public void request(long count) {
        upstream.request(count);
    }

    @Override
    public void cancel() {
        upstream.cancel();
        State before = state.getAndSet(State.CANCELLED);
        if (before == State.WAITING) {
            gate.post(() -> gate.leave(this));
        } else if (before == State.STARTED && lease != null) {
            lease.end();
        }
    }

    @Override
    public Context currentContext() {
        return actual.currentContext();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Object scanUnsafe(Attr key) {
        if (key == Attr.ACTUAL) {
            return actual;
        }
        if (key == Attr.PARENT) {
            return upstream;
        }
        if (key == Attr.CANCELLED) {
            return isCancelled();
        }
        if (key == Attr.TERMINATED) {
            return done;
        }
        if (key == Attr.ERROR) {
            return failure;
        }
        if (key == Attr.RUN_STYLE) {
            return Attr.RunStyle.ASYNC;
        }
        return null;
    }
}
