package io.kinescope.examples.support;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.test.LocalKinescope;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/**
 * The program around a job: its environment, its output, its client and its exit code.
 *
 * @param environment the variables with the token and the URLs
 * @param output the destination of results
 * @param messages the destination of everything else
 * @param terminal whether messages go to a terminal
 * @param customizer changes to the client
 */
public record Job(
        Map<String, String> environment,
        OutputStream output,
        PrintStream messages,
        boolean terminal,
        UnaryOperator<KinescopeClient.Builder> customizer) {

    /** Creates the program around a job that uses the client as it is. */
    public Job(Map<String, String> environment, OutputStream output, PrintStream messages, boolean terminal) {
        this(environment, output, messages, terminal, UnaryOperator.identity());
    }

    /** Runs the work and returns the exit code: 0 after success or when nobody reads the output any more, 1 after a failure. */
    public int run(boolean debug, Work work) {
        try {
            work.run();
            return 0;
        } catch (BrokenPipeException nobodyReads) {
            return 0;
        } catch (IOException | RuntimeException failure) {
            messages.println("failed: " + FailureReason.withPath(failure));
            if (debug) {
                failure.printStackTrace(messages);
            }
            return 1;
        }
    }

    /**
     * Runs the work with a client of the workspace, or of LocalKinescope for a demo. The client waits out outages of
     * minutes; of one that lasts longer than ten seconds a message is printed.
     */
    public void withClient(Workspace workspace, @Nullable Supplier<LocalKinescope> demo, ClientWork work)
            throws IOException {
        if (demo == null) {
            String token = environment.getOrDefault(Workspace.TOKEN, "");
            withClient(token, workspace.baseUrl(), workspace.uploaderUrl(), work);
            return;
        }
        try (LocalKinescope local = demo.get()) {
            messages.println((workspace.demo() ? "demo: " : Workspace.TOKEN + " is not set: ")
                    + "running on LocalKinescope, the API in memory, with invented data");
            withClient(local.token(), local.url(), local.url(), work);
        }
    }

    private void withClient(String token, @Nullable String baseUrl, @Nullable String uploaderUrl, ClientWork work)
            throws IOException {
        Traffic traffic = new Traffic(System::nanoTime);
        KinescopeClient.Builder builder = KinescopeClient.builder()
                .token(token)
                .retry(RetryPolicy.patient())
                .http(http -> HttpProxy.apply(http, environment))
                .listener((operation, context) -> traffic);
        if (baseUrl != null) {
            builder.baseUrl(baseUrl);
        }
        if (uploaderUrl != null) {
            builder.uploaderUrl(uploaderUrl);
        }
        Disposable outages =
                Flux.interval(Duration.ofSeconds(1)).onBackpressureDrop().subscribe(tick -> report(traffic));
        try (KinescopeClient client = customizer.apply(builder).build()) {
            work.run(client, traffic);
        } finally {
            outages.dispose();
        }
    }

    /** A progress bar may be on the last line of the terminal, so the message covers it. */
    private void report(Traffic traffic) {
        String line = traffic.report();
        if (line != null) {
            messages.print((terminal ? "\r%-79s" : "%s").formatted(line) + System.lineSeparator());
            messages.flush();
        }
    }

    /** Creates a progress display that counts single steps. */
    public Progress progress(String unit) {
        return progress(unit, 1);
    }

    /** Creates a progress display that counts in units of so many steps. */
    public Progress progress(String unit, long size) {
        return Progress.create(unit, size, messages, terminal);
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
