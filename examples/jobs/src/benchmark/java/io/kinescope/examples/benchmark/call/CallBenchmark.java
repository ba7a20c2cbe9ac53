package io.kinescope.examples.benchmark.call;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.ratelimit.TokenBucket;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Prints what calls cost beside the same calls written by hand, with the server in another JVM. */
public final class CallBenchmark {

    static final int PER_PAGE = 100;

    private static final String ID = "3f1c2d4e-0000-4000-8000-000000000002";
    private static final String TOKEN = "00000000-0000-0000-0000-000000000000";
    private static final int PROJECTS = 2_000;
    private static final int PAGES = 200;

    private CallBenchmark() {}

    /**
     * Measures a small response and a page of 100 videos, for about two minutes.
     *
     * @param arguments none
     * @throws IOException if the server cannot be started
     */
    public static void main(String[] arguments) throws IOException {
        // The limits of the API, times a hundred thousand, so that no call waits.
        TokenBucket limiter = TokenBucket.builder()
                .limit(1_000_000, Duration.ofSeconds(1))
                .limit(30_000_000, Duration.ofMinutes(1))
                .build();
        try (CallServer server = CallServer.start();
                HandWritten copying = new HandWritten(server.url(), TOKEN, true);
                HandWritten pooled = new HandWritten(server.url(), TOKEN, false);
                KinescopeClient client = KinescopeClient.builder()
                        .token(TOKEN)
                        .baseUrl(server.url())
                        .rateLimiter(limiter)
                        .build()) {
            List<CallVariant> projects = List.of(
                    new CallVariant("by hand, `asByteArray()`", () -> copying.project(ID)),
                    new CallVariant("by hand, `ByteBufInputStream`", () -> pooled.project(ID)),
                    new CallVariant(
                            "`projects().get(id)`", () -> client.projects().get(ID)));
            new Rounds(projects, PROJECTS).run().print("a project, 0.4 KB");
            List<CallVariant> pages = List.of(
                    new CallVariant("by hand, `asByteArray()`", () -> copying.videos()),
                    new CallVariant("by hand, `ByteBufInputStream`", () -> pooled.videos()),
                    new CallVariant(
                            "`videos().list().pages()`",
                            () -> client.videos().list().pages().next()));
            new Rounds(pages, PAGES).run().print("a page of 100 videos, 165 KB");
        }
    }
}
