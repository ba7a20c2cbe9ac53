package io.kinescope.client.ratelimit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A permit that is reported to a {@link PermitStore}. Everything here is guarded by the limiter's state. */
final class SharedPermit extends TokenPermit {

    final long number;
    long leasedAt;
    boolean held;
    boolean sent;
    boolean sentReported;
    boolean unused;
    boolean changed;

    SharedPermit(CallLimiter limiter, Priority priority, long number) {
        super(limiter, priority);
        this.number = number;
    }

    PermitReport report(long now, long lease) {
        return new PermitReport(number, priority(), counted(now, lease));
    }

    private @Nullable Duration counted(long now, long lease) {
        if (unused) {
            return null;
        }
        return Duration.ofNanos(settled || sent ? countedAt - now : lease);
    }
}
