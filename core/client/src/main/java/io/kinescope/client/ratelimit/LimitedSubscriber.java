package io.kinescope.client.ratelimit;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Scannable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/** One subscription: waits for a permit, then passes the signals of the call and the demand of the subscriber through. */
final class LimitedSubscriber<T> extends LinkedQueue.Node<LimitedSubscriber<?>>
        implements CoreSubscriber<T>, Subscription, Scannable {

    private enum Stage {
        WAITING,
        STARTING,
        STARTED,
        CANCELLED
    }

    @SuppressWarnings("rawtypes")
    private static final AtomicReferenceFieldUpdater<LimitedSubscriber, Subscription> UPSTREAM =
            AtomicReferenceFieldUpdater.newUpdater(LimitedSubscriber.class, Subscription.class, "upstream");

    @SuppressWarnings("rawtypes")
    private static final AtomicLongFieldUpdater<LimitedSubscriber> REQUESTED =
            AtomicLongFieldUpdater.newUpdater(LimitedSubscriber.class, "requested");

    private final CallLimiter limiter;
    private final Function<? super Permit, ? extends Publisher<T>> call;
    private final CoreSubscriber<? super T> actual;
    private final boolean retry;
    private final Priority priority;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
    private volatile @Nullable Subscription upstream;

    @SuppressWarnings("UnusedVariable") // the updater reads it
    private volatile long requested;

    private @Nullable TokenPermit permit;
    private @Nullable Throwable failure;
    private boolean done;

    LimitedSubscriber(
            CallLimiter limiter,
            Function<? super Permit, ? extends Publisher<T>> call,
            CoreSubscriber<? super T> actual,
            boolean retry) {
        this.limiter = limiter;
        this.call = call;
        this.actual = actual;
        this.retry = retry;
        this.priority = Priority.of(actual.currentContext());
    }

    Priority priority() {
        return priority;
    }

    /** Returns the longest wait in nanoseconds; {@link Nanoseconds#NEVER} if there is none. */
    long maxWait() {
        return MaxWait.of(currentContext());
    }

    boolean isRetry() {
        return retry;
    }

    boolean isCancelled() {
        return stage.get() == Stage.CANCELLED;
    }

    @Nullable
    TokenPermit permit() {
        return permit;
    }

    void grant(TokenPermit granted) {
        permit = granted;
    }

    void fail(RuntimeException rejection) {
        failure = rejection;
    }

    /** Starts the call on the thread of its subscriber, if it has a permit, and fails it otherwise. */
    void start() {
        start(this::publisher);
    }

    /** Does so on another thread, with the thread locals of the subscriber if automatic context propagation is enabled. */
    void startElsewhere() {
        start(granted -> Flux.defer(() -> publisher(granted)).contextWrite(Function.identity()));
    }

    private Publisher<T> publisher(Permit granted) {
        return Objects.requireNonNull(call.apply(granted), "The call is null");
    }

    private void start(Function<? super Permit, ? extends Publisher<T>> starting) {
        // A cancellation that came first has returned the permit.
        if (!stage.compareAndSet(Stage.WAITING, Stage.STARTING)) {
            return;
        }
        TokenPermit granted = permit;
        if (granted == null) {
            onError(Objects.requireNonNull(failure));
            return;
        }
        try {
            Flux.from(starting.apply(granted)).subscribe(this);
        } catch (Throwable thrown) {
            granted.end();
            onError(Operators.onOperatorError(thrown, currentContext()));
        }
        // A call that is cancelled while it starts may still send until it has started: only now is that decided.
        if (!stage.compareAndSet(Stage.STARTING, Stage.STARTED)) {
            granted.end();
        }
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        // Stored before the first request: a source that emits at once must already be cancellable.
        if (Operators.setOnce(UPSTREAM, this, subscription)) {
            requestPending(subscription);
        }
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

    /** Runs before the subscriber is notified: it may subscribe again, and then needs a permit that this call did not use. */
    private void end() {
        done = true;
        if (permit != null) {
            permit.end();
        }
    }

    @Override
    public void request(long count) {
        Subscription started = upstream;
        if (started != null) {
            started.request(count);
        } else if (Operators.validate(count)) {
            Operators.addCap(REQUESTED, this, count);
            // The call may have started meanwhile, and missed this demand.
            started = upstream;
            if (started != null) {
                requestPending(started);
            }
        }
    }

    private void requestPending(Subscription started) {
        long pending = REQUESTED.getAndSet(this, 0);
        if (pending > 0) {
            started.request(pending);
        }
    }

    @Override
    public void cancel() {
        Operators.terminate(UPSTREAM, this);
        Stage before = stage.getAndSet(Stage.CANCELLED);
        if (before == Stage.WAITING) {
            limiter.post(() -> limiter.remove(this));
        } else if (before == Stage.STARTED && permit != null) {
            permit.end();
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
