package io.kinescope.client.ratelimit;

import java.util.concurrent.atomic.AtomicReference;

/**
 * One token of every bucket, out with one call. Whoever is first decides what becomes of it, on any thread, and tells
 * the gate; a lease that was sent and never answered needs no telling, for the gate sees to its expiry.
 */
final class Lease extends Line.Link<Lease> implements Permit {

    private enum State {
        HELD,
        SENT,
        OVER
    }

    private final Gate gate;
    private final AtomicReference<State> state = new AtomicReference<>(State.HELD);

    // Only the gate uses these, one thread at a time.
    long countedAt;
    boolean settled;

    Lease(Gate gate) {
        this.gate = gate;
    }

    @Override
    public void sent() {
        if (state.compareAndSet(State.HELD, State.SENT)) {
            gate.post(() -> gate.sent(this));
        }
    }

    @Override
    public void answered() {
        if (state.getAndSet(State.OVER) != State.OVER) {
            gate.post(() -> gate.answered(this));
        }
    }

    /** The call is over, whether it came to an end or was cancelled. */
    void end() {
        if (state.getAndSet(State.OVER) == State.HELD) {
            gate.post(() -> gate.unused(this));
        }
    }
}
