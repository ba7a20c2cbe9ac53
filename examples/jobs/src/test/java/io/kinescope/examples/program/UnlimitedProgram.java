package io.kinescope.examples.program;

import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.examples.support.Console;
import io.kinescope.examples.support.Job;
import java.time.Clock;

/** The program without limits, in a process of its own that a test can stop. */
final class UnlimitedProgram {

    private UnlimitedProgram() {}

    public static void main(String[] arguments) {
        Job job = new Job(System.getenv(), Console.standardOutput(), System.err, 0, builder -> builder.rateLimiter(
                        RateLimiter.unlimited())
                .uploadRateLimiter(RateLimiter.unlimited()));
        Console.atEnd(job::sayStopped);
        System.exit(Kinescope.commandLine(job, Clock.systemUTC()).execute(arguments));
    }
}
