package io.kinescope.client.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.ApiSettings;
import io.kinescope.client.api.ProgressListener;
import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.listing.Shift;
import io.kinescope.client.observation.CallObservations;
import io.kinescope.client.ratelimit.TokenBucket;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The page about metrics has the names that are emitted, and no others. */
class ObservabilityPageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path PAGE = Path.of("../docs/observability.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Observation.Context> observed = new ArrayList<>();
    private final Set<String> events = new TreeSet<>();

    private final class Recording implements ObservationHandler<Observation.Context> {

        @Override
        public void onStop(Observation.Context context) {
            observed.add(context);
        }

        @Override
        public void onEvent(Observation.Event event, Observation.Context context) {
            events.add(event.getName());
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }

    /** A call that is repeated, one that is still running, and all progress. */
    @BeforeEach
    void emitEverything() {
        ObservationRegistry observations = ObservationRegistry.create();
        observations
                .observationConfig()
                .observationHandler(new DefaultMeterObservationHandler(meters))
                .observationHandler(new Recording());
        TokenBucket limiter = TokenBucket.create();
        new LimiterMeters(limiter, "api").bindTo(meters);
        List<Mono<Answer>> answers =
                new ArrayList<>(List.of(Mono.just(Answer.of(503, "")), Mono.just(Answer.ok("{}")), Mono.never()));
        Api api = new Api(
                RecordingExchange.of(request -> answers.remove(0)),
                ApiSettings.standard()
                        .rateLimiter(limiter)
                        .retry(RetryPolicy.standard().firstBackoff(Duration.ofMillis(1)))
                        .listener(CallObservations.of(observations))
                        .listener(PermitTimer.of(meters)));
        api.get("/v1/videos").done().block(PATIENCE);
        api.get("/v1/videos").done().subscribe();
        ProgressListener progress = ProgressMeters.of(meters);
        progress.pageRead("GET /v1/videos", 1);
        progress.listingShifted("GET /v1/videos", new Shift(1, 0));
        progress.chunkUploaded("PATCH {endpoint}", 1);
    }

    @Test
    void metersAndTheirTags() throws IOException {
        TreeMap<String, Set<String>> documented = new TreeMap<>();
        Set<String> keys = table("| key |").map(row -> code(row.get(0)).get(0)).collect(Collectors.toSet());
        keys.remove("request.id");
        for (List<String> row : table("| meter |").toList()) {
            List<String> names = code(row.get(0));
            Set<String> tags = row.get(2).equals("the low-cardinality keys") ? keys : Set.copyOf(code(row.get(2)));
            String prefix = names.get(0).substring(0, names.get(0).lastIndexOf('.'));
            names.forEach(name -> documented.put(name.startsWith(".") ? prefix + name : name, tags));
        }
        TreeMap<String, Set<String>> emitted = new TreeMap<>();
        for (Meter meter : meters.getMeters()) {
            emitted.computeIfAbsent(meter.getId().getName(), name -> new TreeSet<>())
                    .addAll(meter.getId().getTags().stream().map(Tag::getKey).toList());
        }
        // The page says that the handler adds it.
        emitted.forEach((name, tags) -> tags.remove("error"));
        assertThat(documented).isEqualTo(emitted);
    }

    @Test
    void keysOfObservations() throws IOException {
        Set<String> low = keys("low");
        Set<String> high = keys("high");
        assertThat(observed.get(0).getLowCardinalityKeyValues().stream().map(KeyValue::getKey))
                .containsExactlyInAnyOrderElementsOf(low);
        assertThat(observed.get(0).getHighCardinalityKeyValues().stream().map(KeyValue::getKey))
                .containsExactlyInAnyOrderElementsOf(high);
    }

    @Test
    void eventsOfObservations() throws IOException {
        assertThat(table("| event |").map(row -> code(row.get(0)).get(0))).containsExactlyInAnyOrderElementsOf(events);
    }

    private static Set<String> keys(String cardinality) throws IOException {
        return table("| key |")
                .filter(row -> row.get(1).equals(cardinality))
                .map(row -> code(row.get(0)).get(0))
                .collect(Collectors.toSet());
    }

    /** Returns the cells of the rows of the table with this head. */
    private static Stream<List<String>> table(String head) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Stream.of(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList());
    }

    private static List<String> code(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult code) -> code.group(1))
                .toList();
    }
}
