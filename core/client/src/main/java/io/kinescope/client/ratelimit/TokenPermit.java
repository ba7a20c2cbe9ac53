package io.kinescope.client.ratelimit;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that one call has taken. Reports arrive on any thread: the first one decides what becomes of the
 * tokens and is forwarded to the limiter's state. A request that was sent and never answered needs no report, because
 * the state lets it expire.
 */
class TokenPermit extends LinkedQueue.Node<TokenPermit> implements Permit {

    private enum Stage {
        HELD,
        SENT,
        OVER
    }

    private final CallLimiter limiter;
    private final Priority priority;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.HELD);

    // Guarded by the limiter's state.
    int round;
    long countedAt;
    boolean settled;

    @Nullable
    Bucket slowStart;

    TokenPermit(CallLimiter limiter, Priority priority) {
        this.limiter = limiter;
        this.priority = priority;
    }

    Priority priority() {
        return priority;
    }

    @Override
    public boolean sent() {
        if (stage.compareAndSet(Stage.HELD, Stage.SENT)) {
            limiter.post(() -> limiter.sent(this));
            return true;
        }
        return stage.get() == Stage.SENT;
    }

    @Override
    public void answered() {
        if (stage.getAndSet(Stage.OVER) != Stage.OVER) {
            limiter.post(() -> limiter.answered(this));
        }
    }

    @Override
    public void refused() {
        limiter.post(() -> limiter.refused(this));
    }

    /** Reports that the call has ended or was cancelled. */
    void end() {
        if (stage.getAndSet(Stage.OVER) == Stage.HELD) {
            limiter.post(() -> limiter.unused(this));
        }
    }
}
