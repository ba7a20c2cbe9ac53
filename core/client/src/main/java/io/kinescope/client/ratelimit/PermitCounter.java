package io.kinescope.client.ratelimit;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.util.concurrent.Queues;

/**
 * The count of the permits of one limiter: which calls wait, which tokens are taken, and when they return.
 *
 * <p>Every change is an event. Events are queued on any thread and processed by one thread at a time, in the order of
 * their arrival, so the state consists of plain fields. No foreign code runs while events are processed; calls that
 * received a permit are started afterwards.
 */
final class PermitCounter {

    // A call that starts within the start of another, and so on, must not overflow the stack.
    private static final int MAX_DEPTH = 8;
    private static final ThreadLocal<int[]> DEPTH = ThreadLocal.withInitial(() -> new int[1]);

    private final Queue<Runnable> events =
            Queues.<Runnable>unboundedMultiproducer().get();
    private final AtomicInteger work = new AtomicInteger();

    private final Limits limits;
    private final SlowStart slowStart;
    private final Pace pace;
    private final long transit;
    private final int maxWaiting;
    private final Supplier<Scheduler> schedulers;
    private final Dispatcher dispatcher = new Dispatcher();
    private final Timer timer = new Timer(this::timerExpired);

    private final WaitingCalls waiting;
    private final LinkedQueue<TokenPermit> inFlight = new LinkedQueue<>();
    private final Figures figures = new Figures();
    private long origin;
    private volatile @Nullable Scheduler scheduler;
    private long now;
    private long pausedUntil;
    private boolean interactiveWaited;
    private boolean backgroundWaited;
    private long granted;
    private long rejected;
    private long refused;
    private int outstanding;
    private @Nullable Throwable failure;

    PermitCounter(
            Limits limits,
            Pace pace,
            WaitingCalls waiting,
            int maxWaiting,
            long transit,
            Supplier<Scheduler> schedulers) {
        this.limits = limits;
        this.waiting = waiting;
        this.maxWaiting = maxWaiting;
        this.slowStart = new SlowStart(limits.buckets());
        this.pace = pace;
        this.transit = transit;
        this.schedulers = schedulers;
    }

    // Called on any thread.

    /** Starts the call on this thread if a permit is free and no other call waits, and queues it otherwise. */
    void enqueue(LimitedSubscriber<?> call) {
        int[] depth = DEPTH.get();
        long maxWait = call.maxWait();
        events.offer(() -> add(call, maxWait));
        if (drain(depth[0] < MAX_DEPTH ? call : null, false)) {
            depth[0]++;
            try {
                call.start();
            } finally {
                depth[0]--;
            }
        }
    }

    void pause(long nanos) {
        post(() -> {
            pausedUntil = Math.max(pausedUntil, Nanoseconds.sum(now, nanos));
            slowStart.restart(pausedUntil);
        });
    }

    /** Returns the latest state without waiting for events that are processed now. */
    LimiterState state() {
        Scheduler current = scheduler;
        return current == null ? LimiterState.NONE : figures.state(current, origin);
    }

    void post(Runnable event) {
        events.offer(event);
        drain(null, false);
    }

    private void timerExpired(long which) {
        events.offer(() -> timer.expired(which));
        drain(null, true);
    }

    /** Processes all events; true if this thread's own call received a permit and is to start here. */
    private boolean drain(@Nullable LimitedSubscriber<?> own, boolean onScheduler) {
        if (work.getAndIncrement() != 0) {
            return false;
        }
        boolean startOwn = false;
        Scheduler current;
        int missed = 1;
        do {
            startOwn |= process(own);
            current = scheduler;
            missed = work.addAndGet(-missed);
        } while (missed != 0);

        if (onScheduler || current == null) {
            dispatcher.run();
        } else {
            dispatcher.schedule(current);
        }
        return startOwn;
    }

    /**
     * Processes all events, grants permits and sets the timer. Whatever the scheduler or its clock throws, calls that have a
     * permit are started and calls that would have to wait fail, so none waits for a timer that was never set.
     */
    private boolean process(@Nullable LimitedSubscriber<?> own) {
        boolean startOwn = false;
        try {
            failure = null;
            Runnable event;
            while ((event = events.poll()) != null) {
                // The clock is read before each event, so that tokens return in order.
                advance();
                event.run();
            }
            advance();
            startOwn = grant(own);
            setTimer();
        } catch (Throwable thrown) {
            failure = thrown;
        }
        if (failure != null) {
            failWaiting(failure);
        }
        writeFigures();
        return startOwn;
    }

    /** Leaves the time as it was if the clock cannot be read. */
    private void readClock() {
        try {
            Scheduler current = scheduler;
            if (current == null) {
                current = schedulers.get();
                origin = current.now(TimeUnit.NANOSECONDS);
                scheduler = current;
            }
            now = Math.max(now, current.now(TimeUnit.NANOSECONDS) - origin);
        } catch (Throwable thrown) {
            failure = thrown;
        }
    }

    // Called while events are processed, by one thread at a time.

    private void add(LimitedSubscriber<?> call, long maxWait) {
        if (call.isCancelled()) {
            return;
        }
        Priority priority = call.priority();
        boolean full = waiting.size(priority) >= maxWaiting && !call.isRetry();
        long wait = full || maxWait < Nanoseconds.NEVER ? expectedStart(priority, call.isRetry()) - now : 0;
        if (wait > maxWait) {
            reject(
                    call,
                    "The call would wait longer for a permit than the " + Duration.ofNanos(maxWait) + " allowed",
                    wait);
        } else if (full && wait > 0) {
            reject(call, "No more than " + maxWaiting + " calls of a priority may wait for a permit", wait);
        } else {
            waiting.add(call);
        }
    }

    private void reject(LimitedSubscriber<?> call, String reason, long wait) {
        rejected++;
        call.fail(new NoPermitException(reason, Duration.ofNanos(wait)));
        dispatcher.add(call);
    }

    /** Returns the approximate start of a call that came now, if all requests are answered at once. */
    private long expectedStart(Priority priority, boolean retry) {
        int ahead = waiting.ahead(priority, retry);
        long aheadInAll = waiting.aheadInAll(priority, ahead);
        long instant = Math.max(now, pausedUntil);
        instant = Math.max(slowStart.estimate(instant, aheadInAll), pace.estimate(now, aheadInAll));
        return Math.max(instant, limits.estimate(priority, now, ahead, aheadInAll));
    }

    /** Removes a call that was cancelled before it started. */
    void remove(LimitedSubscriber<?> call) {
        TokenPermit permit = call.permit();
        if (!waiting.remove(call) && permit != null) {
            permit.end();
        }
    }

    void sent(TokenPermit permit) {
        // The report of the answer may overtake the one of the sending.
        if (!permit.settled) {
            permit.countedAt = Nanoseconds.sum(now, transit);
            inFlight.add(permit);
        }
    }

    void answered(TokenPermit permit) {
        if (!permit.settled) {
            inFlight.remove(permit);
            settle(permit, now);
        }
        pace.answered(permit);
    }

    void refused(TokenPermit permit) {
        refused++;
        pace.refused(permit, now);
    }

    void unused(TokenPermit permit) {
        permit.settled = true;
        outstanding--;
        limits.release(permit.priority());
        if (permit.slowStart != null) {
            permit.slowStart.release();
        }
    }

    private void settle(TokenPermit permit, long counted) {
        permit.settled = true;
        outstanding--;
        limits.releaseAfter(permit.priority(), counted);
        if (permit.slowStart != null) {
            permit.slowStart.releaseAfter(counted);
        }
    }

    private void advance() {
        readClock();
        TokenPermit oldest;
        while ((oldest = inFlight.first()) != null && oldest.countedAt <= now) {
            inFlight.remove(oldest);
            settle(oldest, oldest.countedAt);
        }
        limits.refill(now);
        slowStart.advance(now);
        pace.advance(now);
    }

    private boolean grant(@Nullable LimitedSubscriber<?> own) {
        boolean startOwn = false;
        LimitedSubscriber<?> first;
        while ((first = nextCall()) != null && nextGrant(first.priority()) <= now) {
            waiting.grant(first);
            first.grant(takePermit(first.priority()));
            if (first == own && dispatcher.isIdle()) {
                startOwn = true;
            } else {
                dispatcher.add(first);
            }
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
        TokenPermit permit = new TokenPermit(this, priority);
        granted++;
        outstanding++;
        limits.take(priority);
        pace.started(permit, now);
        permit.slowStart = slowStart.bucket();
        if (permit.slowStart != null) {
            permit.slowStart.take();
        }
        return permit;
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

    private void setTimer() {
        LimitedSubscriber<?> first = nextCall();
        Scheduler current = scheduler;
        interactiveWaited = waiting.size(Priority.INTERACTIVE) > 0;
        backgroundWaited = waiting.size(Priority.BACKGROUND) > 0;
        if (first == null) {
            timer.clear();
        } else if (current != null) {
            // A scheduler that was disposed after the timer was set never runs the timer's task.
            if (current.isDisposed()) {
                throw new RejectedExecutionException("The scheduler is disposed");
            }
            long token = nextToken(first.priority());
            if (token > now) {
                pace.waiting(token);
            }
            timer.set(nextGrant(first.priority()), now, current);
        }
    }

    private void writeFigures() {
        figures.set(Figures.INTERACTIVE_WAITING, waiting.size(Priority.INTERACTIVE));
        figures.set(Figures.BACKGROUND_WAITING, waiting.size(Priority.BACKGROUND));
        figures.set(Figures.IN_FLIGHT, outstanding);
        figures.set(Figures.GRANTED, granted);
        figures.set(Figures.REJECTED, rejected);
        figures.set(Figures.REFUSED, refused);
        figures.set(Figures.PAUSED_UNTIL, pausedUntil);
        figures.set(Figures.INTERACTIVE_START, expectedStart(Priority.INTERACTIVE, false));
        figures.set(Figures.BACKGROUND_START, expectedStart(Priority.BACKGROUND, false));
    }

    private void failWaiting(Throwable cause) {
        LimitedSubscriber<?> first;
        while ((first = waiting.first(Priority.INTERACTIVE)) != null
                || (first = waiting.first(Priority.BACKGROUND)) != null) {
            waiting.remove(first);
            first.fail(new RejectedExecutionException(
                    "The call cannot wait for a permit: the scheduler of its rate limiter fails", cause));
            dispatcher.add(first);
        }
    }
}
