package io.kinescope.examples.support;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.test.LocalKinescope;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/**
 * The program around a job: its environment, its output, its client and its exit code.
 *
 * @param environment the variables with the token and the URLs
 * @param output the destination of results
 * @param messages the destination of everything else
 * @param columns the width of the terminal that messages go to; 0 if they go elsewhere
 * @param customizer changes to the client
 * @param patience the time in which a host has to answer for the first time
 * @param running the state of the job
 */
public record Job(
        Map<String, String> environment,
        OutputStream output,
        PrintStream messages,
        int columns,
        UnaryOperator<KinescopeClient.Builder> customizer,
        Duration patience,
        Running running) {

    /** Longer than it takes to start a server anew, and short enough for somebody who waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Creates the program around a job that uses the client as it is. */
    public Job(Map<String, String> environment, OutputStream output, PrintStream messages, int columns) {
        this(environment, output, messages, columns, UnaryOperator.identity());
    }

    /** Creates the program around a job that changes the client. */
    public Job(
            Map<String, String> environment,
            OutputStream output,
            PrintStream messages,
            int columns,
            UnaryOperator<KinescopeClient.Builder> customizer) {
        this(environment, output, messages, columns, customizer, PATIENCE, new Running());
    }

    /**
     * Runs the work and returns the exit code: 0 after success or when nobody reads the output any more, 1 after a failure. A
     * wrong option is for the command line.
     */
    public int run(boolean debug, Work work) {
        try {
            work.run();
            return 0;
        } catch (BrokenPipeException nobodyReads) {
            return 0;
        } catch (ParameterException wrong) {
            throw wrong;
        } catch (IOException | RuntimeException failure) {
            if (!running.isOver()) {
                print(failure, debug);
            }
            return 1;
        } finally {
            running.end();
        }
    }

    private void print(Throwable failure, boolean debug) {
        messages.println("failed: " + FailureReason.withPath(failure));
        if (debug) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            PlainText.lines(trace.toString()).forEach(messages::println);
        }
    }

    /** Prints a message in a line of its own, whatever characters are in it; nothing once the program is stopped. */
    public void say(String message) {
        if (!running.isOver()) {
            messages.println(PlainText.line(message));
        }
    }

    /** Sets what is said when the job is stopped with Ctrl-C: what is done, and how to go on. */
    public void whenStopped(Supplier<String> message) {
        running.whenStopped(message);
    }

    /** Says what is done, if the job is running: for the moment when the program is stopped. */
    public void sayStopped() {
        String stopped = running.stop();
        if (stopped != null) {
            Progress progress = running.progress();
            if (progress != null) {
                progress.close();
            } else if (columns > 0) {
                // Behind the ^C that the terminal has printed.
                messages.println();
            }
            messages.println("stopped: " + PlainText.line(stopped));
        }
    }

    /**
     * Runs the work with a client of the workspace, or of LocalKinescope for a demo. The client waits out outages of
     * minutes; of one that lasts longer than ten seconds, and of a pause for rate, a message is printed. A host that never
     * answered, and fails for longer than the patience, ends the work.
     */
    public void withClient(Workspace workspace, @Nullable Supplier<LocalKinescope> demo, ClientWork work)
            throws IOException {
        if (demo == null) {
            withClient(builder -> workspace.client(builder, environment), work);
            return;
        }
        try (LocalKinescope local = demo.get()) {
            say((workspace.demo() ? "demo: " : Workspace.TOKEN + " is not set: ")
                    + "running on LocalKinescope, the API in memory, with invented data");
            withClient(
                    builder -> builder.token(local.token())
                            .baseUrl(local.url())
                            .uploaderUrl(local.url())
                            .build(),
                    work);
        }
    }

    private void withClient(Function<KinescopeClient.Builder, KinescopeClient> build, ClientWork work)
            throws IOException {
        Traffic traffic = new Traffic(System::nanoTime);
        FirstContact contact = new FirstContact(patience, System::nanoTime);
        KinescopeClient.Builder builder = KinescopeClient.builder()
                .retry(RetryPolicy.patient())
                .http(http -> contact.watch(HttpProxy.apply(http, environment)))
                .listener((operation, context) -> traffic);
        try (KinescopeClient client = build.apply(customizer.apply(builder))) {
            Disposable everySecond = Flux.interval(Duration.ofSeconds(1))
                    .onBackpressureDrop()
                    .subscribe(tick -> {
                        report(traffic);
                        closeIfUnreachable(client, contact);
                    });
            try {
                work.run(client, traffic);
            } finally {
                everySecond.dispose();
            }
        } catch (RuntimeException failure) {
            String problem = contact.problem();
            throw problem == null ? failure : new IllegalStateException(problem, failure);
        }
    }

    /** The calls of a client that is closed fail, and with them the work. */
    private static void closeIfUnreachable(KinescopeClient client, FirstContact contact) {
        if (contact.problem() != null) {
            client.close();
        }
    }

    private void report(Traffic traffic) {
        Progress progress = running.progress();
        if (progress != null) {
            progress.tick();
        }
        traffic.report().forEach(progress == null ? this::say : progress::say);
    }

    /** Creates a progress display that counts single steps. */
    public Progress progress(String unit) {
        return progress(unit, 1);
    }

    /** Creates a progress display that counts in units of so many steps. */
    public Progress progress(String unit, long size) {
        Progress progress = new Progress(unit, size, messages, columns, System::nanoTime);
        running.show(progress);
        return progress;
    }

    /** The work of a job. */
    @FunctionalInterface
    public interface Work {

        /** Does all of it, on the calling thread. */
        void run() throws IOException;
    }

    /** The work of a job that needs a client. */
    @FunctionalInterface
    public interface ClientWork {

        /** Does all of it, on the calling thread. The traffic is the client's. */
        void run(KinescopeClient client, Traffic traffic) throws IOException;
    }
}
