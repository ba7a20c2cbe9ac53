package io.kinescope.examples.support;

import io.kinescope.client.api.CallListener;
import io.kinescope.client.error.RateLimitedException;
import io.kinescope.client.error.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a client: the number of those sent and of those refused for rate, and whether they are answered. One
 * object listens to all calls.
 */
public final class Traffic implements CallListener {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    private final LongSupplier clock;
    private final long start;
    private final LongAdder requests = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Outage outage = new Outage();
    private final RatePause pause = new RatePause();

    /** Takes a clock in nanoseconds. */
    Traffic(LongSupplier clock) {
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    @Override
    public void permitGranted(Duration waited) {
        requests.increment();
    }

    @Override
    public void answered(int status, @Nullable String requestId, Duration took) {
        if (status == TOO_MANY_REQUESTS) {
            refused.increment();
        } else if (status < SERVER_ERRORS) {
            outage.answered();
            pause.answered(clock.getAsLong());
        }
    }

    /** Notes that a call waits before its next attempt. */
    @Override
    public void retrying(Throwable failure, Duration wait) {
        if (failure instanceof RateLimitedException) {
            pause.refused(wait, clock.getAsLong());
        } else {
            String reason = failure instanceof TransportException
                    ? NetworkReason.of(failure)
                    : String.valueOf(failure.getMessage());
            outage.failed(reason, wait, clock.getAsLong());
        }
    }

    /** Returns the number of requests that were sent. */
    public long requests() {
        return requests.sum();
    }

    /** Returns the time since this object was created. */
    public Duration elapsed() {
        return Duration.ofNanos(clock.getAsLong() - start);
    }

    /** Returns the numbers as text, such as {@code 24 requests, 0 refused, 2.2 s}. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%d requests, %d refused, %.1f s",
                requests(),
                refused.sum(),
                elapsed().toMillis() / 1000.0);
    }

    /** Returns what is to be said now of an outage or a pause, in lines. */
    List<String> report() {
        long now = clock.getAsLong();
        return Stream.of(outage.report(now), pause.report(now))
                .filter(Objects::nonNull)
                .toList();
    }
}
