package io.kinescope.client.ratelimit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/** The count of the permits of one limiter in this JVM: which tokens are taken, and when they return. */
class PermitCounter extends CallLimiter {

    private final Limits limits;
    private final SlowStart slowStart;
    private final Pace pace;
    private final long transit;
    final LinkedQueue<TokenPermit> inFlight = new LinkedQueue<>();
    long pausedUntil;
    private boolean interactiveWaited;
    private boolean backgroundWaited;

    PermitCounter(
            Limits limits,
            Pace pace,
            WaitingCalls waiting,
            int maxWaiting,
            long transit,
            Supplier<Scheduler> schedulers) {
        super(waiting, maxWaiting, schedulers);
        this.limits = limits;
        this.slowStart = new SlowStart(limits.buckets());
        this.pace = pace;
        this.transit = transit;
    }

    @Override
    void pause(long nanos) {
        pausedUntil = Math.max(pausedUntil, Nanoseconds.sum(now, nanos));
        slowStart.restart(pausedUntil);
    }

    @Override
    long pausedUntil() {
        return pausedUntil;
    }

    @Override
    int unsent() {
        return outstanding - inFlight.size();
    }

    @Override
    long lastCounted() {
        TokenPermit last = inFlight.last();
        return last == null ? 0 : last.countedAt;
    }

    @Override
    long expectedStart(Priority priority, boolean retry) {
        int ahead = waiting.ahead(priority, retry);
        long aheadInAll = waiting.aheadInAll(priority, ahead);
        long instant = Math.max(now, pausedUntil);
        instant = Math.max(slowStart.estimate(instant, aheadInAll), pace.estimate(now, aheadInAll));
        return Math.max(instant, limits.estimate(priority, now, ahead, aheadInAll));
    }

    @Override
    void sent(TokenPermit permit) {
        // The report of the answer may overtake the one of the sending.
        if (!permit.settled) {
            permit.countedAt = Nanoseconds.sum(now, transit);
            inFlight.add(permit);
        }
    }

    @Override
    void answered(TokenPermit permit) {
        if (!permit.settled) {
            inFlight.remove(permit);
            settle(permit, now);
        }
        pace.answered(permit);
    }

    @Override
    void refused(TokenPermit permit) {
        refused++;
        pace.refused(permit, now);
    }

    @Override
    void unused(TokenPermit permit) {
        permit.settled = true;
        outstanding--;
        limits.release(permit.priority());
        if (permit.slowStart != null) {
            permit.slowStart.release();
        }
    }

    /** Lets the tokens of a request return one period after the server has counted it. */
    void settle(TokenPermit permit, long counted) {
        permit.settled = true;
        permit.countedAt = counted;
        outstanding--;
        limits.releaseAfter(permit.priority(), counted);
        if (permit.slowStart != null) {
            permit.slowStart.releaseAfter(counted);
        }
    }

    @Override
    void advance() {
        TokenPermit oldest;
        while ((oldest = inFlight.first()) != null && oldest.countedAt <= now) {
            inFlight.remove(oldest);
            settle(oldest, oldest.countedAt);
        }
        limits.refill(now);
        slowStart.advance(now);
        pace.advance(now);
    }

    @Override
    boolean grant(@Nullable LimitedSubscriber<?> own) {
        boolean startOwn = false;
        LimitedSubscriber<?> first;
        while ((first = nextCall()) != null && nextGrant(first.priority()) <= now) {
            startOwn |= grant(first, takePermit(first.priority()), own);
        }
        return startOwn;
    }

    /** Returns the call that gets the next permit; null if none waits. */
    private @Nullable LimitedSubscriber<?> nextCall() {
        LimitedSubscriber<?> interactive = waiting.first(Priority.INTERACTIVE);
        return interactive == null || (waiting.isBackgroundDue() && nextGrant(Priority.BACKGROUND) <= now)
                ? waiting.first(Priority.BACKGROUND)
                : interactive;
    }

    private TokenPermit takePermit(Priority priority) {
        TokenPermit permit = newPermit(priority);
        take(permit);
        return permit;
    }

    final void take(TokenPermit permit) {
        limits.take(permit.priority());
        pace.started(permit, now);
        permit.slowStart = slowStart.bucket();
        if (permit.slowStart != null) {
            permit.slowStart.take();
        }
    }

    TokenPermit newPermit(Priority priority) {
        return new TokenPermit(this, priority);
    }

    private long nextGrant(Priority priority) {
        long instant = Math.max(pausedUntil, slowStart.nextFree(now, oldestCounted()));
        boolean waited = priority == Priority.INTERACTIVE ? interactiveWaited : backgroundWaited;
        return Math.max(Math.max(instant, pace.nextFree(now, waited)), nextToken(priority));
    }

    private long nextToken(Priority priority) {
        return limits.nextFree(priority, now, oldestCounted());
    }

    /** Returns when the oldest request in flight counts as arrived. */
    private long oldestCounted() {
        TokenPermit oldest = inFlight.first();
        return oldest == null ? Nanoseconds.NEVER : oldest.countedAt;
    }

    @Override
    long nextWakeUp() {
        LimitedSubscriber<?> first = nextCall();
        interactiveWaited = waiting.size(Priority.INTERACTIVE) > 0;
        backgroundWaited = waiting.size(Priority.BACKGROUND) > 0;
        if (first == null) {
            return Nanoseconds.NEVER;
        }
        long token = nextToken(first.priority());
        if (token > now) {
            pace.waiting(token);
        }
        return nextGrant(first.priority());
    }
}
