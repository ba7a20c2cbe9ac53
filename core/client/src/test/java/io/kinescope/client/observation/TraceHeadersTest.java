package io.kinescope.client.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.CallListener;
import io.kinescope.client.api.Request.Method;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.testing.Answer;
import io.kinescope.client.testing.Received;
import io.kinescope.client.testing.ScriptedServer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.SenderContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The requests that have the headers of a trace. */
class TraceHeadersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ObservationRegistry registry = ObservationRegistry.create();
    private final ScriptedServer server = ScriptedServer.start();

    TraceHeadersTest() {
        registry.observationConfig().observationHandler(new Tracing());
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** As a tracer does when an observation of something that is sent starts. */
    private static final class Tracing implements ObservationHandler<SenderContext<Object>> {

        private final AtomicInteger spans = new AtomicInteger();

        @Override
        public void onStart(SenderContext<Object> sent) {
            sent.getSetter().set(sent.getCarrier(), "traceparent", "00-span-" + spans.incrementAndGet());
            sent.getSetter().set(sent.getCarrier(), "tracestate", "shop=1");
            sent.getSetter().set(sent.getCarrier(), "baggage", "customer=anna");
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof SenderContext;
        }
    }

    @Test
    void noneByDefault() {
        call(UnaryOperator.identity());
        assertThat(server.requests())
                .hasSize(5)
                .noneMatch(request -> request.headers().contains("traceparent")
                        || request.headers().contains("tracestate")
                        || request.headers().contains("baggage"));
    }

    @Test
    void everyAttemptToTheTwoHostsIfSwitchedOn() {
        call(KinescopeClient.Builder::sendTraceHeaders);
        List<Received> requests = server.requests();
        assertThat(requests)
                .extracting(Received::line)
                .containsExactly("GET /v1/x", "GET /v1/x", "POST /v2/video", "POST /link", "GET /v1/moved");
        assertThat(requests)
                .extracting(request -> request.header("traceparent"))
                .containsExactly("00-span-1", "00-span-1", "00-span-2", null, "00-span-4");
        assertThat(requests)
                .extracting(request -> request.header("tracestate"))
                .containsExactly("shop=1", "shop=1", "shop=1", null, "shop=1");
        assertThat(requests).noneMatch(request -> request.headers().contains("baggage"));
    }

    @Test
    void aListenerThatFailsHarmsNoCall() {
        server.always(Answer.json("{}"));
        try (KinescopeClient client = builder()
                .sendTraceHeaders()
                .listener((operation, context) -> new CallListener() {
                    @Override
                    public Map<String, String> traceHeaders() {
                        return Map.of("traceparent", "a\r\nb: c", "tracestate", "shop=1\n");
                    }
                })
                .build()) {
            client.api().get("/v1/x").done().block(PATIENCE);
        }
        assertThat(server.takeRequest().headers().names()).doesNotContain("traceparent", "tracestate", "b");
    }

    /** A call that is repeated, one to the uploader, one to a link, and one that is redirected. */
    private void call(UnaryOperator<KinescopeClient.Builder> option) {
        server.enqueue(Answer.error(503, 503, "down"), Answer.json("{}"), Answer.json("{}"), Answer.json("{}"));
        server.enqueue(Answer.empty(302).header("Location", server.url() + "/elsewhere"));
        try (KinescopeClient client =
                option.apply(builder().listener(CallObservations.of(registry))).build()) {
            client.api().get("/v1/x").done().block(PATIENCE);
            client.api().uploader().post("/v2/video").done().block(PATIENCE);
            client.api()
                    .external(Method.POST, server.url() + "/link")
                    .body(Map.of())
                    .done()
                    .block(PATIENCE);
            client.api()
                    .get("/v1/moved")
                    .done()
                    .onErrorComplete(ApiException.class)
                    .block(PATIENCE);
        }
    }

    private KinescopeClient.Builder builder() {
        return KinescopeClient.builder()
                .token("e51e55a1-7615-493e-9055-10ac9cc44ccd")
                .baseUrl(server.url())
                .uploaderUrl(server.url())
                .rateLimiter(RateLimiter.unlimited())
                .uploadRateLimiter(RateLimiter.unlimited())
                .retry(RetryPolicy.standard().firstBackoff(Duration.ofMillis(1)));
    }
}
