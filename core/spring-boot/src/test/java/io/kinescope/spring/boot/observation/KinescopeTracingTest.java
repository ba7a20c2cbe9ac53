package io.kinescope.spring.boot.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.RecordedRequest;
import io.kinescope.test.ScriptedAnswer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Spans of OpenTelemetry in an application with {@code spring-boot-starter-opentelemetry}. */
class KinescopeTracingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String GET = "GET /v1/videos/{video_id}";

    private final LocalKinescope server =
            LocalKinescope.builder().videos(3).unlimited().start();
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Application.class)
            .withPropertyValues(
                    "management.tracing.sampling.probability=1",
                    "kinescope.token=" + server.token(),
                    "kinescope.base-url=" + server.url(),
                    "kinescope.uploader-url=" + server.url(),
                    "kinescope.retry.first-backoff=1ms");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aCallIsOneSpanWithItsAttemptsAndWaitsAsEvents() {
        server.script(GET, ScriptedAnswer.error(503, 503503, "down"));
        application.run(context -> {
            get(context.getBean(KinescopeClient.class)).block(PATIENCE);
            assertThat(context.getBean(Spans.class).ended).singleElement().satisfies(span -> {
                assertThat(span.getName()).isEqualTo(GET);
                assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
                assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
                assertThat(span.getAttributes().get(AttributeKey.stringKey("status")))
                        .isEqualTo("404");
                assertThat(span.getAttributes().get(AttributeKey.stringKey("request.id")))
                        .isNotEmpty();
                assertThat(span.getEvents().stream()
                                .map(EventData::getName)
                                .filter(name -> !name.equals("exception"))
                                .map(name -> name.replaceAll("PT[0-9.]+S", "…")))
                        .containsExactly(
                                "attempt 1",
                                "permit after …",
                                "retry after …, ApiException",
                                "attempt 2",
                                "permit after …");
            });
        });
    }

    @Test
    void theSpanIsBelowThatOfTheSubscriber() {
        application.run(context -> {
            Observation request = Observation.start("request", context.getBean(ObservationRegistry.class));
            get(context.getBean(KinescopeClient.class))
                    .contextWrite(reactor -> reactor.put(ObservationThreadLocalAccessor.KEY, request))
                    .block(PATIENCE);
            request.stop();
            List<SpanData> spans = List.copyOf(context.getBean(Spans.class).ended);
            assertThat(spans).extracting(SpanData::getName).containsExactly(GET, "request");
            assertThat(spans.get(0).getTraceId()).isEqualTo(spans.get(1).getTraceId());
            assertThat(spans.get(0).getParentSpanId()).isEqualTo(spans.get(1).getSpanId());
        });
    }

    @Test
    void everyAttemptHasTheTraceOfTheSpanIfSwitchedOn() {
        server.script(GET, ScriptedAnswer.error(503, 503503, "down"));
        application.withPropertyValues("kinescope.tracing.propagate=true").run(context -> {
            get(context.getBean(KinescopeClient.class)).block(PATIENCE);
            SpanData span = context.getBean(Spans.class).ended.element();
            assertThat(traceparents()).hasSize(2).allSatisfy(header -> assertThat(header)
                    .startsWith("00-" + span.getTraceId() + "-" + span.getSpanId() + "-"));
        });
    }

    @Test
    void noRequestHasATraceByDefault() {
        application.run(context -> {
            get(context.getBean(KinescopeClient.class)).block(PATIENCE);
            assertThat(context.getBean(Spans.class).ended).hasSize(1);
            assertThat(traceparents()).containsExactly((String) null);
        });
    }

    /** Requests a video that does not exist. */
    private static Mono<?> get(KinescopeClient client) {
        return client.videos().get(UUID.randomUUID().toString()).onErrorComplete(NotFoundException.class);
    }

    private List<String> traceparents() {
        return server.requests().stream()
                .map((RecordedRequest request) -> request.header("traceparent"))
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Spans spans() {
            return new Spans();
        }

        @Bean
        SpanProcessor spanProcessor(Spans spans) {
            return SimpleSpanProcessor.create(spans);
        }
    }

    /** The spans that have ended, in this order. */
    static final class Spans implements SpanExporter {

        private final Queue<SpanData> ended = new ConcurrentLinkedQueue<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            ended.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
