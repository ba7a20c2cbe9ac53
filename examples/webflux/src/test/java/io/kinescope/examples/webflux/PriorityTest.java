package io.kinescope.examples.webflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.test.LocalKinescope;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;

/** The page beside an export that has used up its part of the limits, which renew only after a minute. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"kinescope.limiter.per-second=100", "kinescope.limiter.per-minute=100"})
class PriorityTest {

    /** The server has the limits of the application. */
    @TestConfiguration
    static class SameLimits {

        @Bean
        LocalKinescope kinescope() {
            return LocalKinescope.builder().videos(20_000).limits(100, 100).start();
        }
    }

    private static final int BACKGROUND = 90;

    @LocalServerPort
    private int port;

    @Autowired
    private LocalKinescope kinescope;

    @Autowired
    private RateLimiter limiter;

    @Test
    void callsOfThePageDoNotWaitBehindAnExport() throws IOException {
        WebClient web = WebClient.create("http://127.0.0.1:" + port);
        try (StreamReader export = new StreamReader(port, MediaType.APPLICATION_NDJSON_VALUE)) {
            assertThat(export.read(BACKGROUND * 100)).isEqualTo(BACKGROUND * 100);
            await().atMost(Duration.ofSeconds(30)).until(() -> limiter.state().backgroundWaiting() == 1);
            for (int call = 1; call <= 5; call++) {
                assertThat(web.get()
                                .uri("/api/videos")
                                .retrieve()
                                .bodyToFlux(VideoView.class)
                                .count()
                                .block(Duration.ofSeconds(30)))
                        .isEqualTo(24);
            }
            assertThat(limiter.state().backgroundWaiting()).isEqualTo(1);
            assertThat(limiter.state().granted()).isEqualTo(BACKGROUND + 5);
            assertThat(kinescope.refusedCount()).isZero();
        }
    }
}
