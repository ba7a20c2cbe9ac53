package io.kinescope.examples.program;

import io.kinescope.examples.support.Job;
import io.kinescope.test.LocalKinescope;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import reactor.netty.ChannelBindException;

/** Serves LocalKinescope until it is stopped. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Serves LocalKinescope, the API in memory, on the loopback interface until it is stopped with Ctrl-C.")
final class Serve implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", paramLabel = "NUMBER", description = "The port; 8080 by default, 0 for a free one.")
    private int port = 8080;

    @Option(names = "--videos", paramLabel = "NUMBER", description = "The number of videos; 2000 by default.")
    private int videos = 2000;

    @Option(names = "--token", paramLabel = "UUID", description = "The API token; the same every time by default.")
    private @Nullable String token;

    @Option(
            names = "--unlimited",
            description = "Accepts any number of requests; 10 a second and 300 a minute by default.")
    private boolean unlimited;

    private final Job job;

    Serve(Job job) {
        this.job = job;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (LocalKinescope kinescope = start()) {
            spec.commandLine().getOut().println("url:   " + kinescope.url());
            spec.commandLine().getOut().println("token: " + kinescope.token());
            job.whenStopped(() -> "the data of LocalKinescope is gone");
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private LocalKinescope start() {
        try {
            LocalKinescope.Builder builder = LocalKinescope.builder().port(port).videos(videos);
            if (token != null) {
                builder.token(token);
            }
            if (unlimited) {
                builder.unlimited();
            }
            return builder.start();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        } catch (ChannelBindException taken) {
            throw new IllegalStateException("port " + port + " is in use, or may not be used", taken);
        }
    }
}
