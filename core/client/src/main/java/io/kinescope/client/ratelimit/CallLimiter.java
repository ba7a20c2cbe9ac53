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
 * The waiting calls of one limiter and the events that change its state. Subclasses decide which call gets a permit when.
 *
 * <p>Every change is an event. Events are queued on any thread and processed by one thread at a time, in the order of
 * their arrival, so the state consists of plain fields. No foreign code runs while events are processed; calls that
 * received a permit are started afterwards.
 */
abstract class CallLimiter {

    // A call that starts within the start of another, and so on, must not overflow the stack.
    private static final int MAX_DEPTH = 8;
    private static final ThreadLocal<int[]> DEPTH = ThreadLocal.withInitial(() -> new int[1]);

    private final Queue<Runnable> events =
            Queues.<Runnable>unboundedMultiproducer().get();
    private final AtomicInteger work = new AtomicInteger();
    private final int maxWaiting;
    private final Supplier<Scheduler> schedulers;
    private final Dispatcher dispatcher = new Dispatcher();
    private final Timer timer = new Timer(this::timerExpired);
    private final Figures figures = new Figures();
    private long origin;
    private volatile @Nullable Scheduler scheduler;
    private long rejected;
    private @Nullable Throwable failure;

    final WaitingCalls waiting;
    long now;
    long granted;
    long refused;
    int outstanding;

    CallLimiter(WaitingCalls waiting, int maxWaiting, Supplier<Scheduler> schedulers) {
        this.waiting = waiting;
        this.maxWaiting = maxWaiting;
        this.schedulers = schedulers;
    }

    // Called on any thread.

    /** Starts the call on this thread if a permit is free and no other call waits, and queues it otherwise. */
    final void enqueue(LimitedSubscriber<?> call) {
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

    /** Returns the latest state without waiting for events that are processed now. */
    final LimiterState state() {
        Scheduler current = scheduler;
        return current == null ? LimiterState.NONE : figures.state(current, origin);
    }

    final void post(Runnable event) {
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

        processed();
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
            Runnable event = events.poll();
            do {
                // The clock is read before each event, so that tokens return in order.
                advanceClock();
                if (event != null) {
                    event.run();
                }
            } while ((event = events.poll()) != null);
            startOwn = grant(own);
            setTimer();
        } catch (Throwable thrown) {
            failure = thrown;
        }
        Throwable cause = failure;
        if (cause != null) {
            failWaiting(() -> new RejectedExecutionException(
                    "The call cannot wait for a permit: the scheduler of its rate limiter fails", cause));
        }
        writeFigures();
        return startOwn;
    }

    private void advanceClock() {
        readClock();
        advance();
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
        boolean known = knowsWait(priority);
        long wait = full || (known && maxWait < Nanoseconds.NEVER) ? expectedStart(priority, call.isRetry()) - now : 0;
        if (full && (wait > 0 || !known) && wait <= maxWait) {
            reject(call, "No more than " + maxWaiting + " calls of a priority may wait for a permit", wait);
        } else if (!rejectLate(call, maxWait, wait)) {
            waiting.add(call);
            accepted(call, maxWait);
        }
    }

    /** Fails a call that would wait longer than it may; false if it would not. */
    final boolean rejectLate(LimitedSubscriber<?> call, long maxWait, long wait) {
        if (wait <= maxWait) {
            return false;
        }
        reject(
                call,
                "The call would wait longer for a permit than the " + Duration.ofNanos(maxWait) + " allowed",
                wait);
        return true;
    }

    private void reject(LimitedSubscriber<?> call, String reason, long wait) {
        rejected++;
        fail(call, new NoPermitException(reason, Duration.ofNanos(wait)));
    }

    private void fail(LimitedSubscriber<?> call, RuntimeException reason) {
        call.fail(reason);
        dispatcher.add(call);
    }

    /** Fails every call that waits, each with an exception of its own, because subscribers add traces to theirs. */
    final void failWaiting(Supplier<RuntimeException> reasons) {
        LimitedSubscriber<?> first;
        while ((first = waiting.first(Priority.INTERACTIVE)) != null
                || (first = waiting.first(Priority.BACKGROUND)) != null) {
            waiting.remove(first);
            fail(first, reasons.get());
        }
    }

    /** Removes a call that was cancelled before it started. */
    final void remove(LimitedSubscriber<?> call) {
        TokenPermit permit = call.permit();
        if (!waiting.remove(call) && permit != null) {
            permit.end();
        }
    }

    /** Hands a permit to a waiting call; true if the call is this thread's own and is to start here. */
    final boolean grant(LimitedSubscriber<?> call, TokenPermit permit, @Nullable LimitedSubscriber<?> own) {
        waiting.grant(call);
        granted++;
        outstanding++;
        call.grant(permit);
        if (call == own && dispatcher.isIdle()) {
            return true;
        }
        dispatcher.add(call);
        return false;
    }

    private void setTimer() {
        long instant = nextWakeUp();
        Scheduler current = scheduler;
        if (instant == Nanoseconds.NEVER && waiting.isEmpty()) {
            timer.clear();
        } else if (current != null) {
            // A scheduler that was disposed after the timer was set never runs the timer's task.
            if (current.isDisposed()) {
                throw new RejectedExecutionException("The scheduler is disposed");
            }
            timer.set(instant, now, current);
        }
    }

    private void writeFigures() {
        figures.set(Figures.INTERACTIVE_WAITING, waiting.size(Priority.INTERACTIVE));
        figures.set(Figures.BACKGROUND_WAITING, waiting.size(Priority.BACKGROUND));
        figures.set(Figures.IN_FLIGHT, outstanding);
        figures.set(Figures.UNSENT, unsent());
        figures.set(Figures.LAST_COUNTED, lastCounted());
        figures.set(Figures.GRANTED, granted);
        figures.set(Figures.REJECTED, rejected);
        figures.set(Figures.REFUSED, refused);
        figures.set(Figures.PAUSED_UNTIL, pausedUntil());
        figures.set(Figures.INTERACTIVE_START, expectedStart(Priority.INTERACTIVE, false));
        figures.set(Figures.BACKGROUND_START, expectedStart(Priority.BACKGROUND, false));
    }

    /** Brings the state to the present instant. */
    abstract void advance();

    /** Grants what can be granted; true if this thread's own call received a permit and is to start here. */
    abstract boolean grant(@Nullable LimitedSubscriber<?> own);

    /** Returns when permits are to be granted next; {@link Nanoseconds#NEVER} if nothing waits for that. */
    abstract long nextWakeUp();

    abstract long pausedUntil();

    /** Returns the number of calls that have a permit and have sent nothing. */
    abstract int unsent();

    /** Returns when the last of the requests in flight counts as arrived, even if no event follows; 0 without one. */
    abstract long lastCounted();

    /** Returns whether the start of a call can be told now. A call whose start is not known waits at first. */
    boolean knowsWait(Priority priority) {
        return true;
    }

    /** Returns the approximate start of a call that came now, if all requests are answered at once. */
    abstract long expectedStart(Priority priority, boolean retry);

    abstract void pause(long nanos);

    abstract void sent(TokenPermit permit);

    abstract void answered(TokenPermit permit);

    abstract void refused(TokenPermit permit);

    abstract void unused(TokenPermit permit);

    /** Receives every call that is to wait, with its longest wait in nanoseconds. */
    void accepted(LimitedSubscriber<?> call, long maxWait) {}

    /** Runs after events were processed and before calls are started, on any thread, and may run foreign code. */
    void processed() {}
}
