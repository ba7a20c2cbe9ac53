package io.kinescope.examples.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.videos.Video;
import io.kinescope.examples.support.ChildJvm;
import io.kinescope.test.LocalKinescope;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole libraries, read ahead over real connections. */
class BulkReadTest {

    @Test
    void tenThousandVideosComeOnceInAHundredRequestsOfWhichNoneIsRefused() {
        warmUp();
        try (LocalKinescope kinescope = LocalKinescope.builder()
                        .videos(10_000)
                        .transit(Duration.ofMillis(20), Duration.ofMillis(95))
                        .latency(Duration.ofMillis(20), Duration.ofMillis(95))
                        .start();
                KinescopeClient client = KinescopeClient.builder()
                        .token(kinescope.token())
                        .baseUrl(kinescope.url())
                        .build()) {
            long start = System.nanoTime();
            List<String> ids = client.videos()
                    .list()
                    .readAhead(8)
                    .map(Video::id)
                    .collectList()
                    .block(Duration.ofMinutes(2));
            System.out.printf(
                    "10,000 videos in 100 requests: %.1f s, ideal is 9.0 s%n", (System.nanoTime() - start) / 1e9);

            assertThat(ids).hasSize(10_000).doesNotHaveDuplicates();
            assertThat(kinescope.requestCount()).isEqualTo(100);
            assertThat(kinescope.refusedCount()).isZero();
        }
    }

    /** What is measured is the limits, not how long a JVM takes to get going. */
    private static void warmUp() {
        try (LocalKinescope kinescope =
                        LocalKinescope.builder().videos(5_000).unlimited().start();
                KinescopeClient client = KinescopeClient.builder()
                        .token(kinescope.token())
                        .baseUrl(kinescope.url())
                        .rateLimiter(RateLimiter.unlimited())
                        .build()) {
            assertThat(client.videos().list().readAhead(8).count().block(Duration.ofMinutes(1)))
                    .isEqualTo(5_000);
        }
    }

    /** Reads as many videos as the system property {@code videos} says; CONTRIBUTING has the command for a million. */
    @Test
    void aWholeLibraryStreamsInSixtyFourMegabytes(@TempDir Path directory) throws Exception {
        int videos = Integer.getInteger("videos", 40_000);
        File output = directory.resolve("output").toFile();
        Process java = ChildJvm.start("-Xmx64m", SmallHeapRead.class, Map.of(), output, Integer.toString(videos));
        try {
            assertThat(java.waitFor(10, TimeUnit.MINUTES)).isTrue();
        } finally {
            java.destroyForcibly();
        }
        String said = Files.readString(output.toPath(), StandardCharsets.UTF_8);
        System.out.print(said);
        assertThat(java.exitValue()).as(said).isZero();
        assertThat(said).contains(videos + " videos in " + (videos + 99) / 100 + " requests");
    }
}
