package io.kinescope.examples.support;

import io.kinescope.client.KinescopeClient;
import io.kinescope.test.LocalKinescope;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a job runs in: the environment, standard output and standard error, and how it ends.
 *
 * @param environment where the token and the URLs come from
 * @param output where results go
 * @param messages where everything else goes
 * @param terminal whether somebody watches the messages
 * @param customizer changes to the client
 */
public record Job(
        Map<String, String> environment,
        OutputStream output,
        PrintStream messages,
        boolean terminal,
        UnaryOperator<KinescopeClient.Builder> customizer) {

    public static Job ofThisProcess() {
        Console.keepNetworkQuiet();
        return new Job(
                System.getenv(),
                Console.standardOutput(),
                System.err,
                Console.isErrorATerminal(),
                UnaryOperator.identity());
    }

    /** Runs the work, and returns the exit code: 0 after success, or when nobody reads any more, and 1 after a failure. */
    public int run(boolean debug, Work work) {
        try {
            work.run();
            return 0;
        } catch (BrokenPipeException nobodyReads) {
            return 0;
        } catch (IOException | RuntimeException failure) {
            messages.println("failed: " + (failure.getMessage() == null ? failure : failure.getMessage()));
            if (debug) {
                failure.printStackTrace(messages);
            }
            return 1;
        }
    }

    /** Returns the exit code 2 after saying which options there are. */
    public int misused(IllegalArgumentException wrongOption, String usage) {
        messages.println(wrongOption.getMessage() + System.lineSeparator() + "usage: " + usage);
        return 2;
    }

    /** Whether there is no token, so that the job runs on LocalKinescope. */
    public boolean isLocal() {
        return variable("KINESCOPE_API_TOKEN") == null;
    }

    /** Makes a client of the environment's workspace; without a token, of LocalKinescope. */
    public void withClient(Supplier<LocalKinescope> fallback, ClientWork work) throws IOException {
        String token = variable("KINESCOPE_API_TOKEN");
        if (token != null) {
            withClient(token, variable("KINESCOPE_BASE_URL"), variable("KINESCOPE_UPLOADER_URL"), work);
            return;
        }
        try (LocalKinescope local = fallback.get()) {
            messages.println("KINESCOPE_API_TOKEN is not set: running on LocalKinescope, the API in memory");
            withClient(local.token(), local.url(), local.url(), work);
        }
    }

    /** What the environment says; null if it says nothing. */
    public @Nullable String variable(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    private void withClient(String token, @Nullable String baseUrl, @Nullable String uploaderUrl, ClientWork work)
            throws IOException {
        Traffic traffic = new Traffic();
        KinescopeClient.Builder builder = KinescopeClient.builder().token(token).http(traffic::watch);
        if (baseUrl != null) {
            builder.baseUrl(baseUrl);
        }
        if (uploaderUrl != null) {
            builder.uploaderUrl(uploaderUrl);
        }
        try (KinescopeClient client = customizer.apply(builder).build()) {
            work.run(client, traffic);
        }
    }

    public Progress progress(String unit) {
        return progress(unit, 1);
    }

    /** Shows progress in units of so many steps. */
    public Progress progress(String unit, long size) {
        return Progress.create(unit, size, messages, terminal);
    }

    /** What a job does. */
    public interface Work {
        void run() throws IOException;
    }

    /** What a job does with a client, whose traffic is counted. */
    public interface ClientWork {
        void run(KinescopeClient client, Traffic traffic) throws IOException;
    }
}
