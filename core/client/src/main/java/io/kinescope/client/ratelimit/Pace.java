package io.kinescope.client.ratelimit;

import java.util.List;

/**
 * The pace of calls on a server that refuses requests although this limiter keeps its limits: others send with the same
 * token, or the server counts otherwise.
 *
 * <p>The first refusal ends bursts: calls start evenly, at the rate of the shortest limit. Every further one lowers the
 * rate by a factor and holds back calls for a few of their distances, for longer if no request was accepted in between.
 * Time without refusals raises the rate again, slowly at first and then ever faster. So processes that know nothing of each
 * other come to share the limits, and one that is left alone soon has them for itself. Bursts are allowed again when the
 * rate has grown beyond the one of the shortest limit.
 *
 * <p>A limiter whose longest limit was used up once leaves short gaps between calls that waited, and before they take a
 * token that has returned. It would otherwise take every place at the server in the moment in which it becomes free, so
 * that others found none, and would itself never be refused.
 */
final class Pace {

    private static final double DECREASE = 0.7;

    /** The distances between calls that pass before the next call after a refusal. */
    private static final double HELD_BACK = 6;

    /** The part of the rate of the slowest limit that the first longest period without a refusal adds. */
    private static final double GROWTH = 0.04;

    /** The rate falls no lower than this part of the slowest limit's. */
    private static final double LOWEST = 0.02;

    /** Bursts are allowed beyond this multiple of the fastest rate. */
    private static final double RECOVERED = 1.2;

    /** The spacing of a saturated limiter's calls, as a part of the even distance of the shortest limit. */
    private static final double SATURATED_SPACING = 0.15;

    /** The time that a token stays free before a waiting call of a saturated limiter takes it, as a part of that distance. */
    private static final double SATURATED_DELAY = 0.2;

    private final boolean adaptive;
    private final boolean alwaysEven;
    private final double slowest;
    private final double fastest;
    private final double longestPeriod;
    private final Bucket shortest;
    private final Bucket longest;
    private boolean saturated;
    private boolean even;
    private double lowered;
    private long loweredAt;
    private double refusedInRow;
    private long nextStart;
    private long nextWaiting;
    private long spacedUntil;
    private int round;
    private int acceptedInRound;

    /**
     * @param limits a bucket for each limit, the one with the shortest period first
     * @param adaptive whether refusals lower the rate
     * @param spacing the least time between the starts of two calls; zero allows bursts
     */
    Pace(List<Bucket> limits, boolean adaptive, long spacing) {
        this.shortest = limits.get(0);
        this.longest = limits.get(limits.size() - 1);
        this.adaptive = adaptive;
        this.alwaysEven = spacing > 0;
        this.fastest = alwaysEven ? 1.0 / spacing : rate(shortest);
        this.slowest = limits.stream().mapToDouble(Pace::rate).min().orElse(fastest);
        this.longestPeriod = longest.period();
        this.even = alwaysEven;
        this.lowered = fastest;
    }

    private static double rate(Bucket limit) {
        return (double) limit.tokens() / limit.period();
    }

    /** Counts the start of a call, which belongs to the round between two refusals that its permit is given. */
    void started(TokenPermit permit, long now) {
        permit.round = round;
        if (even) {
            nextStart = Nanoseconds.sum(now, (long) (1 / rate(now)));
        } else {
            saturated = saturated || (adaptive && longest != shortest && longest.isEmpty());
            nextWaiting = saturated ? Nanoseconds.sum(now, (long) (SATURATED_SPACING / fastest)) : now;
            spacedUntil = nextWaiting;
        }
    }

    void answered(TokenPermit permit) {
        if (permit.round == round) {
            acceptedInRound++;
        }
    }

    /** Lowers the rate, unless the request was sent before it was lowered last. */
    void refused(TokenPermit permit, long now) {
        if (!adaptive || permit.round != round) {
            return;
        }
        // It was counted when it was answered.
        boolean accepted = acceptedInRound > 1;
        refusedInRow = accepted ? 1 : refusedInRow * 2;
        if (even) {
            lowered = Math.max(slowest * LOWEST, rate(now) * (accepted ? DECREASE : 1));
            nextStart =
                    Math.max(nextStart, now + (long) Math.min(longestPeriod / 8, refusedInRow * HELD_BACK / lowered));
        } else {
            lowered = fastest;
            refusedInRow = 1;
        }
        even = true;
        loweredAt = now;
        round++;
        acceptedInRound = 0;
    }

    void advance(long now) {
        if (even && !alwaysEven && grown(now) > fastest * RECOVERED) {
            even = false;
        }
    }

    private double rate(long now) {
        return Math.min(fastest, grown(now));
    }

    private double grown(long now) {
        double periods = (now - loweredAt) / longestPeriod;
        return lowered + slowest * GROWTH * periods * (1 + periods * periods);
    }

    /** Reports that calls wait for a token until the instant. */
    void waiting(long instant) {
        if (saturated && instant != Nanoseconds.NEVER) {
            nextWaiting = Math.max(spacedUntil, Nanoseconds.sum(instant, (long) (SATURATED_DELAY / fastest)));
        }
    }

    /**
     * Returns when the next call may start.
     *
     * @param waited whether it had to wait before, or others of its priority
     */
    long nextFree(long now, boolean waited) {
        if (even) {
            return Math.max(now, nextStart);
        }
        return waited ? Math.max(now, nextWaiting) : now;
    }

    /** Returns the approximate start of a call that waits behind others. */
    long estimate(long now, long ahead) {
        return even ? Nanoseconds.sum(nextFree(now, true), (long) (ahead / rate(now))) : now;
    }
}
