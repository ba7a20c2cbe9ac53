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
 * The books of one limiter: who waits, which tokens are out, and when they come back.
 *
 * <p>Whatever happens is put into a mailbox, on any thread, and one thread at a time empties it: whichever came first.
 * So the books are plain fields. No foreign code runs while they are open; who may start is started afterwards.
 */
final class Gate {

    // A call that starts within the start of another, within another, and so on, must not overflow the stack.
    private static final int DEEPEST = 8;
    private static final ThreadLocal<int[]> DEPTH = ThreadLocal.withInitial(() -> new int[1]);

    private final Queue<Runnable> mailbox =
            Queues.<Runnable>unboundedMultiproducer().get();
    private final AtomicInteger work = new AtomicInteger();

    private final List<Bucket> buckets;
    private final long transit;
    private final Supplier<Scheduler> schedulers;
    private final Starter starter = new Starter();
    private final Alarm alarm = new Alarm(this::tick);

    private final Line<Waiter<?>> waiting = new Line<>();
    private final Line<Lease> inFlight = new Line<>();
    private @Nullable Scheduler scheduler;
    private long origin;
    private long now;
    private long pausedUntil;

    Gate(List<Bucket> buckets, long transit, Supplier<Scheduler> schedulers) {
        this.buckets = buckets;
        this.transit = transit;
        this.schedulers = schedulers;
    }

    // What happens, on any thread.

    /** Lets the waiter start here and now if there is a permit and nobody before it. */
    void enter(Waiter<?> waiter) {
        int[] depth = DEPTH.get();
        mailbox.offer(() -> admit(waiter));
        if (drain(depth[0] < DEEPEST ? waiter : null, false)) {
            depth[0]++;
            try {
                waiter.start();
            } finally {
                depth[0]--;
            }
        }
    }

    void pause(long nanos) {
        post(() -> pausedUntil = Math.max(pausedUntil, Nanos.sum(now, nanos)));
    }

    void post(Runnable event) {
        mailbox.offer(event);
        drain(null, false);
    }

    private void tick(long which) {
        mailbox.offer(() -> alarm.wentOff(which));
        drain(null, true);
    }

    /** Brings the books up to date; true if the turn of this thread's own waiter has come. */
    private boolean drain(@Nullable Waiter<?> own, boolean onScheduler) {
        if (work.getAndIncrement() != 0) {
            return false;
        }
        boolean ownTurn = false;
        Scheduler current = scheduler();
        int seen = 1;
        do {
            Runnable event;
            while ((event = mailbox.poll()) != null) {
                // What the clock brought about comes before the event, so that tokens come back in order.
                advance(current);
                event.run();
            }
            advance(current);
            ownTurn |= grant(own);
            arm(current);
            seen = work.addAndGet(-seen);
        } while (seen != 0);

        if (onScheduler) {
            starter.run();
        } else {
            starter.wake(current);
        }
        return ownTurn;
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

    // What it does to the books, one thread at a time.

    private void admit(Waiter<?> waiter) {
        if (!waiter.isCancelled()) {
            waiting.add(waiter);
        }
    }

    /** The waiter was cancelled before it started. */
    void leave(Waiter<?> waiter) {
        Lease lease = waiter.lease();
        if (!waiting.remove(waiter) && lease != null) {
            lease.end();
        }
    }

    void sent(Lease lease) {
        // The answer may overtake the word that the request was sent.
        if (!lease.settled) {
            lease.countedAt = Nanos.sum(now, transit);
            inFlight.add(lease);
        }
    }

    void answered(Lease lease) {
        if (!lease.settled) {
            inFlight.remove(lease);
            settle(lease, now);
        }
    }

    void unused(Lease lease) {
        lease.settled = true;
        buckets.forEach(Bucket::giveBack);
    }

    private void settle(Lease lease, long counted) {
        lease.settled = true;
        for (Bucket bucket : buckets) {
            bucket.giveBackAfter(counted);
        }
    }

    private void advance(Scheduler current) {
        now = Math.max(now, current.now(TimeUnit.NANOSECONDS) - origin);
        Lease oldest;
        while ((oldest = inFlight.first()) != null && oldest.countedAt <= now) {
            inFlight.remove(oldest);
            settle(oldest, oldest.countedAt);
        }
        for (Bucket bucket : buckets) {
            bucket.refill(now);
        }
    }

    private boolean grant(@Nullable Waiter<?> own) {
        boolean ownTurn = false;
        Waiter<?> first;
        while ((first = waiting.first()) != null && nextTurn() <= now) {
            waiting.remove(first);
            buckets.forEach(Bucket::take);
            first.grant(new Lease(this));
            if (first == own && starter.isIdle()) {
                ownTurn = true;
            } else {
                starter.add(first);
            }
        }
        return ownTurn;
    }

    private long nextTurn() {
        Lease oldest = inFlight.first();
        long oldestCounted = oldest == null ? Nanos.NEVER : oldest.countedAt;
        long instant = pausedUntil;
        for (Bucket bucket : buckets) {
            instant = Math.max(instant, bucket.nextFree(now, oldestCounted));
        }
        return instant;
    }

    private void arm(Scheduler current) {
        if (waiting.first() == null) {
            alarm.clear();
            return;
        }
        try {
            // One that was disposed after the alarm was set will never ring.
            if (current.isDisposed()) {
                throw new RejectedExecutionException("The scheduler is disposed");
            }
            alarm.set(nextTurn(), now, current);
        } catch (RuntimeException rejected) {
            failWaiting(rejected);
        }
    }

    private void failWaiting(RuntimeException rejected) {
        Waiter<?> first;
        while ((first = waiting.first()) != null) {
            waiting.remove(first);
            first.fail(new RejectedExecutionException(
                    "The call cannot wait for its turn: the scheduler of its rate limiter takes no tasks", rejected));
            starter.add(first);
        }
    }
}
