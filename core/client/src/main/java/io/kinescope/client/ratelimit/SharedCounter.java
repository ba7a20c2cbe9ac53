package io.kinescope.client.ratelimit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The permits that a {@link PermitStore} grants to this JVM. One request to the store is outstanding at a time. It asks for
 * as many permits as calls wait and takes along what became of earlier permits.
 *
 * <p>The tokens of this JVM's share are counted as well, so that its calls can go on with them while the store does not reply.
 * Permits of the last longest period are kept: a store that has lost its state is told of them.
 */
final class SharedCounter extends PermitCounter {

    /** A permit is renewed unless its request is sent within this time. */
    private static final long HOLD = TimeUnit.SECONDS.toNanos(1);

    /** The first connection takes longer than requests on it. */
    private static final long FIRST_CONTACT = TimeUnit.SECONDS.toNanos(5);

    private static final long RETRY = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long PROBE = TimeUnit.MILLISECONDS.toNanos(400);
    private static final long LONGEST_DELAY_OF_REPORTS = TimeUnit.MILLISECONDS.toNanos(500);

    private final PermitStore store;
    private final Supplier<Scheduler> schedulers;
    private final long timeout;
    private final boolean localShare;
    private final long lease;
    private final long longestPeriod;
    private final long delayOfReports;

    private final LinkedQueue<TokenPermit> held = new LinkedQueue<>();
    private final Deque<SharedPermit> recent = new ArrayDeque<>();
    private List<SharedPermit> changed = new ArrayList<>();
    private long reportAt = Nanoseconds.NEVER;
    private final Set<Undecided> undecided = new LinkedHashSet<>();
    private final Line interactive = new Line();
    private final Line background = new Line();

    private final AtomicReference<@Nullable Poll> unsent = new AtomicReference<>();
    private @Nullable Poll outstandingPoll;
    private @Nullable Outcome outcome;
    private long nextPoll = Nanoseconds.NEVER;
    private long nextPermit;
    private long announcedPause;
    private boolean contacted;
    private int failures;
    private long failingSince = Nanoseconds.NEVER;
    private long retryAt;
    private @Nullable Throwable away;

    /** The last reply of the store about the calls of one priority. */
    private static final class Line {

        /** Whether the store knows that calls wait. */
        boolean known;

        int calls;
        long first;
        long last;
    }

    private record Undecided(LimitedSubscriber<?> call, long maxWait) {}

    private record Outcome(Poll poll, PermitReply reply) {}

    SharedCounter(PermitStore store, SharedLimits limits, Limits share) {
        super(
                share,
                new Pace(share.buckets(), false, 0),
                new WaitingCalls(limits.backgroundShare()),
                limits.maxWaiting(),
                Nanoseconds.of(limits.transit()),
                limits.schedulers());
        this.store = store;
        this.schedulers = limits.schedulers();
        this.timeout = Nanoseconds.of(limits.timeout());
        this.localShare = limits.localShares() > 0;
        this.lease = Nanoseconds.sum(Nanoseconds.of(limits.transit()), HOLD);
        long longest = 0;
        for (Bucket bucket : share.buckets()) {
            longest = Math.max(longest, bucket.period());
        }
        this.longestPeriod = longest;
        this.delayOfReports =
                Math.min(LONGEST_DELAY_OF_REPORTS, share.buckets().get(0).period() / 2);
    }

    private Line line(Priority priority) {
        return priority == Priority.INTERACTIVE ? interactive : background;
    }

    private boolean isLocal() {
        return localShare && away != null;
    }

    @Override
    SharedPermit newPermit(Priority priority) {
        return newPermit(priority, nextPermit++, now);
    }

    private SharedPermit newPermit(Priority priority, long number, long leasedAt) {
        SharedPermit permit = new SharedPermit(this, priority, number);
        permit.leasedAt = leasedAt;
        permit.held = true;
        held.add(permit);
        return permit;
    }

    // The ends of permits.

    @Override
    void sent(TokenPermit permit) {
        release(permit);
        super.sent(permit);
        if (permit instanceof SharedPermit shared && !permit.settled) {
            shared.sent = true;
        }
    }

    @Override
    void answered(TokenPermit permit) {
        release(permit);
        super.answered(permit);
    }

    @Override
    void unused(TokenPermit permit) {
        release(permit);
        super.unused(permit);
        if (permit instanceof SharedPermit shared) {
            shared.unused = true;
            changed(shared, 0);
        }
    }

    @Override
    void settle(TokenPermit permit, long counted) {
        super.settle(permit, counted);
        if (permit instanceof SharedPermit shared) {
            recent.add(shared);
            changed(shared, delayOfReports);
        }
    }

    private void release(TokenPermit permit) {
        if (permit instanceof SharedPermit shared && shared.held) {
            shared.held = false;
            held.remove(shared);
        }
    }

    private void changed(SharedPermit permit, long delay) {
        reportAt = Math.min(reportAt, Nanoseconds.sum(now, delay));
        if (!permit.changed) {
            permit.changed = true;
            changed.add(permit);
        }
    }

    /** Lets the next request report all permits that still count. */
    private void repeatReports() {
        recent.forEach(permit -> changed(permit, 0));
        for (TokenPermit permit = inFlight.first(); permit != null; permit = permit.next) {
            changed((SharedPermit) permit, 0);
        }
        for (TokenPermit permit = held.first(); permit != null; permit = permit.next) {
            changed((SharedPermit) permit, 0);
        }
    }

    @Override
    void advance() {
        super.advance();
        SharedPermit oldest;
        while ((oldest = recent.peek()) != null && Nanoseconds.sum(oldest.countedAt, longestPeriod) <= now) {
            recent.remove();
        }
    }

    @Override
    void pause(long nanos) {
        super.pause(nanos);
        announcedPause = pausedUntil;
    }

    // The waits of calls.

    @Override
    void accepted(LimitedSubscriber<?> call, long maxWait) {
        if (maxWait < Nanoseconds.NEVER && !knowsWait(call.priority())) {
            undecided.add(new Undecided(call, maxWait));
        }
    }

    @Override
    boolean knowsWait(Priority priority) {
        return isLocal() || line(priority).known;
    }

    @Override
    long expectedStart(Priority priority, boolean retry) {
        if (isLocal()) {
            return super.expectedStart(priority, retry);
        }
        return Math.max(now, start(line(priority), waiting.ahead(priority, retry)));
    }

    /** Returns when the call starts that finds so many before it; the store has said when the first and the last do. */
    private static long start(Line line, int ahead) {
        double distance = (double) (line.last - line.first) / Math.max(1, line.calls);
        return line.first + (long) (distance * ahead);
    }

    /** Fails the calls of which the store has now said that they would wait too long. */
    private void decide(Priority priority) {
        Line line = line(priority);
        undecided.removeIf(each -> !each.call().queued);
        if (!line.known) {
            return;
        }
        List<Undecided> calls = undecided.stream()
                .filter(each -> each.call().priority() == priority)
                .toList();
        undecided.removeAll(calls);
        // They came last.
        int ahead = waiting.size(priority) - calls.size();
        for (Undecided each : calls) {
            long wait = Math.max(0, start(line, each.call().isRetry() ? 0 : ahead) - now);
            if (rejectLate(each.call(), each.maxWait(), wait)) {
                waiting.remove(each.call());
            } else {
                ahead++;
            }
        }
    }

    // Requests to the store.

    @Override
    boolean grant(@Nullable LimitedSubscriber<?> own) {
        boolean startOwn = isLocal() && super.grant(own);
        if (outcome != null) {
            handOut(outcome);
            outcome = null;
        }
        Throwable cause = away;
        if (cause != null && !localShare && outstandingPoll == null && now < retryAt) {
            undecided.clear();
            failWaiting(() -> new PermitStoreException(
                    "The store of permits did not reply within " + Duration.ofNanos(timeout), cause));
        }
        if (outstandingPoll == null && nextRequest() <= now) {
            prepare();
        }
        return startOwn;
    }

    @Override
    long nextWakeUp() {
        long local = isLocal() ? super.nextWakeUp() : Nanoseconds.NEVER;
        return outstandingPoll == null ? Math.min(local, nextRequest()) : local;
    }

    private long nextRequest() {
        long instant = announcedPause > now ? now : Nanoseconds.NEVER;
        for (Priority priority : Priority.values()) {
            if (waiting.size(priority) > 0) {
                instant = Math.min(instant, line(priority).known ? nextPoll : now);
            }
        }
        instant = Math.min(instant, Math.min(reportAt, nextRenewal()));
        return Math.max(instant, retryAt);
    }

    private long nextRenewal() {
        TokenPermit oldest = held.first();
        return oldest == null ? Nanoseconds.NEVER : ((SharedPermit) oldest).leasedAt + HOLD / 2;
    }

    private void prepare() {
        for (TokenPermit permit = inFlight.first(); permit != null; permit = permit.next) {
            if (!((SharedPermit) permit).sentReported) {
                changed((SharedPermit) permit, 0);
            }
        }
        TokenPermit oldest;
        while ((oldest = held.first()) != null && ((SharedPermit) oldest).leasedAt + HOLD / 4 <= now) {
            SharedPermit renewed = (SharedPermit) oldest;
            renewed.leasedAt = now;
            held.remove(renewed);
            held.add(renewed);
            changed(renewed, 0);
        }
        List<SharedPermit> reported = changed;
        changed = new ArrayList<>();
        reportAt = Nanoseconds.NEVER;
        List<PermitReport> reports = new ArrayList<>(reported.size());
        for (SharedPermit permit : reported) {
            permit.changed = false;
            permit.sentReported = permit.sent;
            reports.add(permit.report(now, lease));
        }
        int wantedInteractive = waiting.size(Priority.INTERACTIVE);
        int wantedBackground = waiting.size(Priority.BACKGROUND);
        PermitRequest request = new PermitRequest(
                wantedInteractive,
                wantedBackground,
                nextPermit,
                Duration.ofNanos(lease),
                Duration.ofNanos(Math.max(0, announcedPause - now)),
                reports);
        nextPermit += (long) wantedInteractive + wantedBackground;
        announcedPause = 0;
        Mono<PermitReply> exchange = Mono.defer(() -> store.exchange(request))
                .timeout(Duration.ofNanos(contacted ? timeout / 2 : FIRST_CONTACT), schedulers.get());
        outstandingPoll = new Poll(this, exchange, request, reported, now);
        unsent.set(outstandingPoll);
    }

    @Override
    void processed() {
        Poll poll = unsent.getAndSet(null);
        if (poll != null) {
            poll.send();
        }
    }

    void replied(Poll poll, PermitReply reply) {
        outstandingPoll = null;
        contacted = true;
        failures = 0;
        failingSince = Nanoseconds.NEVER;
        retryAt = 0;
        away = null;
        pausedUntil = Math.max(pausedUntil, Nanoseconds.sum(now, Nanoseconds.of(reply.pause())));
        nextPoll = Nanoseconds.sum(now, Nanoseconds.of(reply.next()));
        update(interactive, poll.request.interactive() - reply.interactive(), reply.interactiveWait());
        update(background, poll.request.background() - reply.background(), reply.backgroundWait());
        if (reply.forgotten()) {
            repeatReports();
        }
        outcome = new Outcome(poll, reply);
    }

    private void update(Line line, int remaining, PermitReply.Waits waits) {
        line.known = remaining > 0;
        line.calls = remaining;
        line.first = Nanoseconds.sum(now, Nanoseconds.of(waits.first()));
        line.last = Nanoseconds.sum(now, Nanoseconds.of(waits.last()));
    }

    private void handOut(Outcome outcome) {
        PermitRequest request = outcome.poll().request;
        PermitReply reply = outcome.reply();
        long sentAt = outcome.poll().sentAt;
        handOut(Priority.INTERACTIVE, reply.interactive(), request.firstPermit(), sentAt);
        handOut(Priority.BACKGROUND, reply.background(), request.firstPermit() + request.interactive(), sentAt);
        decide(Priority.INTERACTIVE);
        decide(Priority.BACKGROUND);
    }

    /** Returns what is left: calls may have been cancelled, or held back by a pause, since the request was sent. */
    private void handOut(Priority priority, int permits, long firstPermit, long leasedAt) {
        for (int index = 0; index < permits; index++) {
            LimitedSubscriber<?> call = waiting.first(priority);
            SharedPermit permit = newPermit(priority, firstPermit + index, leasedAt);
            if (call == null || now < pausedUntil) {
                release(permit);
                permit.settled = true;
                permit.unused = true;
                changed(permit, 0);
            } else {
                take(permit);
                grant(call, permit, null);
            }
        }
    }

    void failed(Poll poll, Throwable failure) {
        outstandingPoll = null;
        poll.reported.forEach(permit -> changed(permit, 0));
        repeatReports();
        announcedPause =
                Math.max(announcedPause, poll.sentAt + poll.request.pause().toNanos());
        failingSince = Math.min(failingSince, poll.sentAt);
        interactive.known = false;
        background.known = false;
        retryAt = now + RETRY;
        failures++;
        // A second failure, since this JVM may have been held up itself when it missed the first reply.
        if (failures > 1 && now - failingSince >= timeout) {
            away = failure;
            retryAt = now + PROBE;
            changed.removeIf(permit -> {
                boolean over =
                        permit.unused || (permit.settled && Nanoseconds.sum(permit.countedAt, longestPeriod) <= now);
                permit.changed = !over;
                return over;
            });
            if (changed.isEmpty()) {
                reportAt = Nanoseconds.NEVER;
            }
        }
    }
}
