package io.kinescope.examples.mirror;

import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.examples.support.Job;
import java.time.Clock;

/** Synchronises without limits, in a process of its own that a test can kill. */
final class DyingSync {

    private DyingSync() {}

    public static void main(String[] options) {
        Job process = Job.ofThisProcess();
        Job unlimited = new Job(
                process.environment(),
                process.output(),
                process.messages(),
                false,
                builder -> builder.rateLimiter(RateLimiter.unlimited()));
        System.exit(new SyncLibrary(unlimited, Clock.systemUTC()).run(options));
    }
}
