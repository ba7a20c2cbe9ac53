package io.kinescope.client.ratelimit;

import java.util.List;
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

    private final List<Bucket> buckets;
    private final SlowStart slowStart;
    private final long transit;
    private final Supplier<Scheduler> schedulers;
    private final Dispatcher dispatcher = new Dispatcher();
    private final Timer timer = new Timer(this::timerExpired);

    private final LinkedQueue<LimitedSubscriber<?>> retries = new LinkedQueue<>();
    private final LinkedQueue<LimitedSubscriber<?>> waiting = new LinkedQueue<>();
    private final LinkedQueue<TokenPermit> inFlight = new LinkedQueue<>();
    private @Nullable Scheduler scheduler;
    private long origin;
    private long now;
    private long pausedUntil;
    private @Nullable Throwable failure;

    PermitCounter(List<Bucket> buckets, long transit, Supplier<Scheduler> schedulers) {
        this.buckets = buckets;
        this.slowStart = new SlowStart(buckets);
        this.transit = transit;
        this.schedulers = schedulers;
    }

    // Called on any thread.

    /** Starts the call on this thread if a permit is free and no other call waits, and queues it otherwise. */
    void enqueue(LimitedSubscriber<?> call) {
        int[] depth = DEPTH.get();
        events.offer(() -> add(call));
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
        return startOwn;
    }

    /** Leaves the time as it was if the clock cannot be read. */
    private void readClock() {
        try {
            if (scheduler == null) {
                Scheduler first = schedulers.get();
                origin = first.now(TimeUnit.NANOSECONDS);
                scheduler = first;
            }
            now = Math.max(now, scheduler.now(TimeUnit.NANOSECONDS) - origin);
        } catch (Throwable thrown) {
            failure = thrown;
        }
    }

    // Called while events are processed, by one thread at a time.

    private void add(LimitedSubscriber<?> call) {
        if (!call.isCancelled()) {
            queueOf(call).add(call);
        }
    }

    private LinkedQueue<LimitedSubscriber<?>> queueOf(LimitedSubscriber<?> call) {
        return call.isRetry() ? retries : waiting;
    }

    private @Nullable LimitedSubscriber<?> firstWaiting() {
        LimitedSubscriber<?> retry = retries.first();
        return retry != null ? retry : waiting.first();
    }

    /** Removes a call that was cancelled before it started. */
    void remove(LimitedSubscriber<?> call) {
        TokenPermit permit = call.permit();
        if (!queueOf(call).remove(call) && permit != null) {
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
    }

    void unused(TokenPermit permit) {
        permit.settled = true;
        buckets.forEach(Bucket::release);
        if (permit.slowStart != null) {
            permit.slowStart.release();
        }
    }

    private void settle(TokenPermit permit, long counted) {
        permit.settled = true;
        for (Bucket bucket : buckets) {
            bucket.releaseAfter(counted);
        }
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
        for (Bucket bucket : buckets) {
            bucket.refill(now);
        }
        slowStart.advance(now);
    }

    private boolean grant(@Nullable LimitedSubscriber<?> own) {
        boolean startOwn = false;
        LimitedSubscriber<?> first;
        while ((first = firstWaiting()) != null && nextGrant() <= now) {
            queueOf(first).remove(first);
            first.grant(takePermit());
            if (first == own && dispatcher.isIdle()) {
                startOwn = true;
            } else {
                dispatcher.add(first);
            }
        }
        return startOwn;
    }

    private TokenPermit takePermit() {
        TokenPermit permit = new TokenPermit(this);
        buckets.forEach(Bucket::take);
        permit.slowStart = slowStart.bucket();
        if (permit.slowStart != null) {
            permit.slowStart.take();
        }
        return permit;
    }

    private long nextGrant() {
        TokenPermit oldest = inFlight.first();
        long oldestCounted = oldest == null ? Nanoseconds.NEVER : oldest.countedAt;
        long instant = Math.max(pausedUntil, slowStart.nextFree(now, oldestCounted));
        for (Bucket bucket : buckets) {
            instant = Math.max(instant, bucket.nextFree(now, oldestCounted));
        }
        return instant;
    }

    private void setTimer() {
        if (firstWaiting() == null) {
            timer.clear();
        } else if (scheduler != null) {
            // A scheduler that was disposed after the timer was set never runs the timer's task.
            if (scheduler.isDisposed()) {
                throw new RejectedExecutionException("The scheduler is disposed");
            }
            timer.set(nextGrant(), now, scheduler);
        }
    }

    private void failWaiting(Throwable cause) {
        LimitedSubscriber<?> first;
        while ((first = firstWaiting()) != null) {
            queueOf(first).remove(first);
            first.fail(new RejectedExecutionException(
                    "The call cannot wait for a permit: the scheduler of its rate limiter fails", cause));
            dispatcher.add(first);
        }
    }
}
