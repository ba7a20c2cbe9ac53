package io.kinescope.client.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.ApiSettings;
import io.kinescope.client.api.CallListener;
import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.ratelimit.RateLimiter;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.transport.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.util.context.Context;

class CallObservationsTest {

    private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    private final ObservationRegistry registry = ObservationRegistry.create();
    private final Recording recording = new Recording();

    CallObservationsTest() {
        registry.observationConfig().observationHandler(recording);
    }

    @AfterEach
    void resetTime() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void everyCallIsOneObservationWithAnEventForEachAttemptPermitAndRetry() {
        call(CallObservations.of(registry), Answer.of(503, ""), Answer.ok("{}"));
        assertThat(recording.started).isEqualTo(1);
        assertThat(recording.events).containsExactly("attempt", "permit", "retry", "attempt", "permit");
        Observation.Context stopped = recording.only();
        assertThat(stopped.getName()).isEqualTo("kinescope.client.requests");
        assertThat(stopped.getContextualName()).isEqualTo("GET /v1/videos/{video_id}");
        assertThat(stopped).isInstanceOfSatisfying(CallObservationContext.class, call -> assertThat(call.getKind())
                .isEqualTo(Kind.CLIENT));
        assertThat(values(stopped.getLowCardinalityKeyValues()))
                .isEqualTo(Map.of(
                        "operation", "GET /v1/videos/{video_id}",
                        "status", "200",
                        "outcome", "SUCCESS",
                        "exception", "none"));
        assertThat(values(stopped.getHighCardinalityKeyValues())).isEqualTo(Map.of("request.id", "request-1"));
        assertThat(stopped.toString()).doesNotContain("secret-id");
    }

    @Test
    void theOutcomeIsThatOfTheLastAttempt() {
        call(CallObservations.of(registry), Answer.of(404, ""));
        assertThat(outcome()).isEqualTo("404 CLIENT_ERROR NotFoundException");
        Answer broken = Answer.of(500, "");
        call(CallObservations.of(registry), broken, broken, broken, broken, broken);
        assertThat(outcome()).isEqualTo("500 SERVER_ERROR ApiException");
        api(CallObservations.of(registry), Mono.just(Answer.ok("{")))
                .post("/v1/x")
                .data(Object.class)
                .subscribe(nothing -> {}, failure -> {});
        assertThat(outcome()).isEqualTo("200 FAILED DecodingException");
    }

    @Test
    void aCancelledCallIsStopped() {
        Disposable call = api(CallObservations.of(registry), Mono.never())
                .get("/v1/x")
                .done()
                .subscribe();
        assertThat(recording.stopped).isEmpty();
        call.dispose();
        assertThat(outcome()).isEqualTo("NONE CANCELLED none");
    }

    @Test
    void theParentIsTheObservationOfTheReactorContext() {
        Observation parent = Observation.start("parent", registry);
        StepVerifier.create(api(CallObservations.of(registry), Mono.just(Answer.ok("{}")))
                        .get("/v1/x")
                        .done()
                        .contextWrite(Context.of(ObservationThreadLocalAccessor.KEY, parent)))
                .verifyComplete();
        assertThat(recording.only().getParentObservation()).isSameAs(parent);
        assertThat(registry.getCurrentObservation()).isNull();
    }

    @Test
    void aConventionReplacesNamesAndKeys() {
        call(CallObservations.of(registry, new Renamed("own")), Answer.ok("{}"));
        registry.observationConfig().observationConvention(new Renamed("global"));
        call(CallObservations.of(registry), Answer.ok("{}"));
        assertThat(recording.stopped).extracting(Observation.Context::getName).containsExactly("own", "global");
    }

    /** A meter's name has one set of tags, whichever event made it first. */
    @Test
    void timersAndCountersHaveTheSameTags() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        call(CallObservations.of(registry), Answer.of(503, ""), Answer.ok("{}"));
        call(CallObservations.of(registry), Answer.of(404, ""));
        assertThat(meters.get("kinescope.client.requests")
                        .tag("outcome", "SUCCESS")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("kinescope.client.requests").timers()).hasSize(2);
        assertThat(meters.get("kinescope.client.requests.attempt").counters().stream()
                        .mapToDouble(counter -> counter.count())
                        .sum())
                .isEqualTo(3);
        assertThat(meters.getMeters().stream()
                        .filter(meter -> meter.getId().getName().endsWith(".attempt"))
                        .map(meter -> meter.getId().getTags().stream()
                                .map(tag -> tag.getKey())
                                .toList()))
                .containsOnly(List.of("exception", "operation", "outcome", "status"));
        assertThat(meters.get("kinescope.client.requests.active").longTaskTimers().stream()
                        .mapToInt(timer -> timer.activeTasks())
                        .sum())
                .isZero();
    }

    /** A transfer that resumes reports its waits to listeners that nothing ends. */
    @Test
    void aWaitBetweenCallsStartsNothing() {
        CallListener resumed = CallObservations.of(registry).create("PATCH upload", Context.empty());
        resumed.retrying(new IllegalStateException(), Duration.ofSeconds(1));
        assertThat(recording.started).isZero();
        assertThat(recording.events).isEmpty();
    }

    @Test
    void aRegistryWithoutHandlersCostsNothing() {
        CallListener.Factory listener = CallObservations.of(ObservationRegistry.create());
        assertThat(listener.create("GET /v1/x", Context.empty()))
                .isSameAs(CallObservations.of(ObservationRegistry.NOOP).create("GET /v1/y", Context.empty()));
    }

    private void call(CallListener.Factory listener, Answer... answers) {
        int[] next = new int[1];
        api(listener, Mono.fromSupplier(() -> answers[next[0]++]))
                .get("/v1/videos/{video_id}", "secret-id")
                .done()
                .subscribe(nothing -> {}, failure -> {});
        time.advanceTimeBy(Duration.ofMinutes(1));
    }

    private static Api api(CallListener.Factory listener, Mono<Answer> answer) {
        return new Api(
                RecordingExchange.of(request -> answer),
                ApiSettings.standard().rateLimiter(RateLimiter.unlimited()).listener(listener));
    }

    private String outcome() {
        Map<String, String> keys =
                values(recording.stopped.get(recording.stopped.size() - 1).getLowCardinalityKeyValues());
        return keys.get("status") + " " + keys.get("outcome") + " " + keys.get("exception");
    }

    private static Map<String, String> values(KeyValues keys) {
        return keys.stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
    }

    private record Renamed(String name)
            implements CallObservationConvention, GlobalObservationConvention<CallObservationContext> {

        @Override
        public String getName() {
            return name;
        }
    }

    private static final class Recording implements ObservationHandler<Observation.Context> {

        private final List<String> events = new ArrayList<>();
        private final List<Observation.Context> stopped = new ArrayList<>();
        private int started;

        @Override
        public void onStart(Observation.Context context) {
            if (context instanceof CallObservationContext) {
                started++;
            }
        }

        @Override
        public void onEvent(Observation.Event event, Observation.Context context) {
            events.add(Objects.requireNonNull(event.getName()));
        }

        @Override
        public void onStop(Observation.Context context) {
            stopped.add(context);
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }

        private Observation.Context only() {
            assertThat(stopped).hasSize(1);
            return stopped.get(0);
        }
    }
}
