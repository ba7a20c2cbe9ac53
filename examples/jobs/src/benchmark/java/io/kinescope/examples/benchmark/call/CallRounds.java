package io.kinescope.examples.benchmark.call;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.ratelimit.TokenBucket;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Rounds in which the variants of a call take turns, so that whatever slows the machine down meets all of them. Prints the
 * costs of each round, with the server in another JVM.
 */
final class CallRounds {

    static final int PER_PAGE = 100;

    private static final String ID = "3f1c2d4e-0000-4000-8000-000000000002";
    private static final String TOKEN = "00000000-0000-0000-0000-000000000000";
    private static final int PROJECTS = 2_000;
    private static final int PAGES = 150;
    private static final int WARMUP = 16;
    private static final int ROUNDS = 15;

    private CallRounds() {}

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
            run(
                    "a project, 0.4 KB",
                    PROJECTS,
                    List.of(
                            new CallVariant("by hand, `asByteArray()`", () -> copying.project(ID)),
                            new CallVariant("by hand, `ByteBufInputStream`", () -> pooled.project(ID)),
                            new CallVariant("`projects().get(id)`", () -> client.projects()
                                    .get(ID))));
            run(
                    "a page of 100 videos, 165 KB",
                    PAGES,
                    List.of(
                            new CallVariant("by hand, `asByteArray()`", () -> copying.videos()),
                            new CallVariant("by hand, `ByteBufInputStream`", () -> pooled.videos()),
                            new CallVariant(
                                    "`videos().list().pages()`",
                                    () -> client.videos().list().pages().next())));
        }
    }

    private static void run(String subject, int calls, List<CallVariant> variants) {
        PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int round = 0; round < WARMUP + ROUNDS; round++) {
            for (int turn = 0; turn < variants.size(); turn++) {
                // Every other round in reverse, so that none always follows the same one.
                CallVariant variant = variants.get(round % 2 == 0 ? turn : variants.size() - 1 - turn);
                Cost cost = Cost.of(subject, variant, calls);
                if (round >= WARMUP) {
                    output.println(cost.write());
                }
            }
        }
    }
}
