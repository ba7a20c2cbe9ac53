package io.kinescope.examples.mirror;

import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.examples.support.Job;
import io.kinescope.examples.support.JobCommandLine;
import java.io.OutputStream;
import java.time.Clock;

/** Synchronises without limits, in a process of its own that a test can kill. */
final class UnlimitedSync {

    private UnlimitedSync() {}

    public static void main(String[] options) {
        Job job = new Job(
                System.getenv(),
                OutputStream.nullOutputStream(),
                System.err,
                0,
                builder -> builder.rateLimiter(RateLimiter.unlimited()));
        System.exit(
                JobCommandLine.of(job, new SyncLibrary(job, Clock.systemUTC())).execute(options));
    }
}
