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
 * The state of one limiter: which calls wait, which tokens are taken, and when they return.
 *
 * <p>Every change is an event. Events are queued on any thread and processed by one thread at a time, in the order of
 * their arrival, so the state consists of plain fields. No foreign code runs while events are processed; calls that
 * received a permit are started afterwards.
 */
final class LimiterState {

    // A call that starts within the start of another, and so on, must not overflow the stack.
    private static final int MAX_DEPTH = 8;
    private static final ThreadLocal<int[]> DEPTH = ThreadLocal.withInitial(() -> new int[1]);

    private final Queue<Runnable> events =
            Queues.<Runnable>unboundedMultiproducer().get();
    private final AtomicInteger work = new AtomicInteger();

    private final List<Bucket> buckets;
    private final long transit;
    private final Supplier<Scheduler> schedulers;
    private final Dispatcher dispatcher = new Dispatcher();
    private final Timer timer = new Timer(this::timerExpired);

    private final LinkedQueue<LimitedSubscriber<?>> waiting = new LinkedQueue<>();
    private final LinkedQueue<TokenPermit> inFlight = new LinkedQueue<>();
    private @Nullable Scheduler scheduler;
    private long origin;
    private long now;
    private long pausedUntil;

    LimiterState(List<Bucket> buckets, long transit, Supplier<Scheduler> schedulers) {
        this.buckets = buckets;
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
        post(() -> pausedUntil = Math.max(pausedUntil, Nanoseconds.sum(now, nanos)));
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
        Scheduler current = scheduler();
        int missed = 1;
        do {
            Runnable event;
            while ((event = events.poll()) != null) {
                // The clock is read before each event, so that tokens return in order.
                advance(current);
                event.run();
            }
            advance(current);
            startOwn |= grant(own);
            setTimer(current);
            missed = work.addAndGet(-missed);
        } while (missed != 0);

        if (onScheduler) {
            dispatcher.run();
        } else {
            dispatcher.schedule(current);
        }
        return startOwn;
    }

    private Scheduler scheduler() {
        Scheduler current = scheduler;
        if (current == null) {
            current = schedulers.get();
            origin = current.now(TimeUnit.NANOSECONDS);
            scheduler = current;
        }
        return current;
    }

    // Called while events are processed, by one thread at a time.

    private void add(LimitedSubscriber<?> call) {
        if (!call.isCancelled()) {
            waiting.add(call);
        }
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
    }

    void unused(TokenPermit permit) {
        permit.settled = true;
        buckets.forEach(Bucket::release);
    }

    private void settle(TokenPermit permit, long counted) {
        permit.settled = true;
        for (Bucket bucket : buckets) {
            bucket.releaseAfter(counted);
        }
    }

    private void advance(Scheduler current) {
        now = Math.max(now, current.now(TimeUnit.NANOSECONDS) - origin);
        TokenPermit oldest;
        while ((oldest = inFlight.first()) != null && oldest.countedAt <= now) {
            inFlight.remove(oldest);
            settle(oldest, oldest.countedAt);
        }
        for (Bucket bucket : buckets) {
            bucket.refill(now);
        }
    }

    private boolean grant(@Nullable LimitedSubscriber<?> own) {
        boolean startOwn = false;
        LimitedSubscriber<?> first;
        while ((first = waiting.first()) != null && nextGrant() <= now) {
            waiting.remove(first);
            buckets.forEach(Bucket::take);
            first.grant(new TokenPermit(this));
            if (first == own && dispatcher.isIdle()) {
                startOwn = true;
            } else {
                dispatcher.add(first);
            }
        }
        return startOwn;
    }

    private long nextGrant() {
        TokenPermit oldest = inFlight.first();
        long oldestCounted = oldest == null ? Nanoseconds.NEVER : oldest.countedAt;
        long instant = pausedUntil;
        for (Bucket bucket : buckets) {
            instant = Math.max(instant, bucket.nextFree(now, oldestCounted));
        }
        return instant;
    }

    private void setTimer(Scheduler current) {
        if (waiting.first() == null) {
            timer.clear();
            return;
        }
        try {
            // A scheduler that was disposed after the timer was set never runs the timer's task.
            if (current.isDisposed()) {
                throw new RejectedExecutionException("The scheduler is disposed");
            }
            timer.set(nextGrant(), now, current);
        } catch (RuntimeException rejection) {
            failWaiting(rejection);
        }
    }

    private void failWaiting(RuntimeException rejection) {
        LimitedSubscriber<?> first;
        while ((first = waiting.first()) != null) {
            waiting.remove(first);
            first.fail(new RejectedExecutionException(
                    "The call cannot wait for a permit: the scheduler of its rate limiter rejects tasks", rejection));
            dispatcher.add(first);
        }
    }
}
