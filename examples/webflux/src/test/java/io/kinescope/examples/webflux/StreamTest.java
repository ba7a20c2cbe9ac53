package io.kinescope.examples.webflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinescope.spring.boot.test.AutoConfigureLocalKinescope;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.RecordedRequest;
import io.kinescope.test.ScriptedAnswer;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;

/**
 * The streams of all videos, by the requests that LocalKinescope gets. A response timeout would end a connection as a
 * cancellation does, so it is longer than any test.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"kinescope.limiter.enabled=false", "kinescope.response-timeout=1h"})
@AutoConfigureLocalKinescope(videos = StreamTest.VIDEOS, unlimited = true)
class StreamTest {

    /** The connections' buffers hold a few pages. */
    @TestConfiguration
    static class SmallBuffers {

        @Bean
        NettyServerCustomizer sendBuffer() {
            return server -> server.childOption(ChannelOption.SO_SNDBUF, 32 * 1024);
        }
    }

    private static final int PAGE = 100;
    private static final int PAGES = 60;
    static final int VIDEOS = PAGES * PAGE;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @LocalServerPort
    private int port;

    @Autowired
    private LocalKinescope kinescope;

    /** While the fast reader gets everything, the buffers of the slow one's connection fill, and no more is requested for it. */
    @ParameterizedTest
    @ValueSource(strings = {MediaType.APPLICATION_NDJSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    void aSlowReaderStopsItsPageRequests(String mediaType) throws IOException {
        try (StreamReader slow = new StreamReader(port, mediaType);
                StreamReader fast = new StreamReader(port, mediaType)) {
            assertThat(slow.read(1)).isEqualTo(1);
            assertThat(fast.read(Integer.MAX_VALUE)).isEqualTo(VIDEOS);
            assertThat(kinescope.requestCount() - PAGES).isLessThan(PAGES / 2);
            assertThat(slow.read(Integer.MAX_VALUE)).isEqualTo(VIDEOS - 1);
        }
        assertThat(kinescope.requestCount()).isEqualTo(2 * PAGES);
    }

    /** The reader has taken all there is, so its demand is open; only its disconnect can end the call. */
    @ParameterizedTest
    @ValueSource(strings = {MediaType.APPLICATION_NDJSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    void aDisconnectCancelsTheRequestInFlight(String mediaType) throws IOException {
        kinescope.script(
                "GET /v1/videos",
                ScriptedAnswer.regular(),
                ScriptedAnswer.regular().delay(Duration.ofHours(1)));
        try (StreamReader reader = new StreamReader(port, mediaType)) {
            assertThat(reader.read(PAGE)).isEqualTo(PAGE);
            await().atMost(PATIENCE).until(() -> kinescope.requestCount() == 2);
            assertThat(second().disconnected()).isFalse();
        }
        await().atMost(PATIENCE).until(() -> second().disconnected());
        assertThat(kinescope.requestCount()).isEqualTo(2);
    }

    /** A reader of everything gives the other one's requests the time to arrive, if there were any. */
    @ParameterizedTest
    @ValueSource(strings = {MediaType.APPLICATION_NDJSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    void aDisconnectEndsThePageRequests(String mediaType) throws IOException {
        try (StreamReader staying = new StreamReader(port, mediaType)) {
            long left;
            try (StreamReader leaving = new StreamReader(port, mediaType)) {
                assertThat(leaving.read(10 * PAGE)).isEqualTo(10 * PAGE);
                left = kinescope.requestCount();
            }
            assertThat(left).isLessThan(PAGES);
            assertThat(staying.read(Integer.MAX_VALUE)).isEqualTo(VIDEOS);
        }
        assertThat(kinescope.requestCount()).isBetween(PAGES + 10L, PAGES + PAGES / 2L);
    }

    private RecordedRequest second() {
        return kinescope.requests().get(1);
    }
}
