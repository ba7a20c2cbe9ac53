package io.kinescope.client.ratelimit;

import org.jspecify.annotations.Nullable;

/**
 * The calls that wait for a permit, in the order of their priority. Within a priority retries come first, and each kind is
 * first in, first out. While both priorities wait, background calls are due for a share of the permits.
 */
final class WaitingCalls {

    // Integers, so that no rounding adds up.
    private static final long ONE = 1_000_000;

    private final Line interactive = new Line();
    private final Line background = new Line();
    private final long share;
    private long credit;

    /** @param share the part of the permits that background calls get while both priorities wait, from 0 to 1 */
    WaitingCalls(double share) {
        this.share = Math.round(share * ONE);
    }

    private static final class Line {

        final LinkedQueue<LimitedSubscriber<?>> retries = new LinkedQueue<>();
        final LinkedQueue<LimitedSubscriber<?>> calls = new LinkedQueue<>();

        int size() {
            return retries.size() + calls.size();
        }

        @Nullable
        LimitedSubscriber<?> first() {
            LimitedSubscriber<?> retry = retries.first();
            return retry != null ? retry : calls.first();
        }
    }

    private Line line(Priority priority) {
        return priority == Priority.INTERACTIVE ? interactive : background;
    }

    private Line otherLine(Priority priority) {
        return priority == Priority.INTERACTIVE ? background : interactive;
    }

    private LinkedQueue<LimitedSubscriber<?>> queueOf(LimitedSubscriber<?> call) {
        Line line = line(call.priority());
        return call.isRetry() ? line.retries : line.calls;
    }

    void add(LimitedSubscriber<?> call) {
        queueOf(call).add(call);
    }

    /** Removes a call, which then gets no permit; false if it does not wait. */
    boolean remove(LimitedSubscriber<?> call) {
        return queueOf(call).remove(call);
    }

    /** Removes a call that gets a permit. */
    void grant(LimitedSubscriber<?> call) {
        remove(call);
        if (otherLine(call.priority()).size() > 0) {
            if (call.priority() == Priority.BACKGROUND) {
                credit = Math.max(0, credit + share - ONE);
            } else if (!isBackgroundDue()) {
                // What background calls could not use, since they had their part of a limit, is not made up for later.
                credit += share;
            }
        }
    }

    @Nullable
    LimitedSubscriber<?> first(Priority priority) {
        return line(priority).first();
    }

    int size(Priority priority) {
        return line(priority).size();
    }

    boolean isEmpty() {
        return interactive.size() + background.size() == 0;
    }

    /** Returns whether the next permit is the background's, although interactive calls wait. */
    boolean isBackgroundDue() {
        return share > 0 && credit + share >= ONE && background.size() > 0;
    }

    /** Returns how many calls of its own priority a call that came now would find before it. */
    int ahead(Priority priority, boolean retry) {
        Line line = line(priority);
        return retry ? line.retries.size() : line.size();
    }

    /** Returns how many calls would get a permit before the one that finds so many of its own priority before it. */
    long aheadInAll(Priority priority, int ahead) {
        int others = otherLine(priority).size();
        if (priority == Priority.INTERACTIVE) {
            return ahead + Math.min(others, share == ONE ? others : ahead * share / (ONE - share));
        }
        return ahead + (share == 0 ? others : Math.min(others, (ahead + 1) * (ONE - share) / share));
    }
}
