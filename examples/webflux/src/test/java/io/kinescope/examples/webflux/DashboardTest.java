package io.kinescope.examples.webflux;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.projects.Project;
import io.kinescope.client.uploads.Upload;
import io.kinescope.client.videos.VideoQuery;
import io.kinescope.spring.boot.test.AutoConfigureLocalKinescope;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.ScriptedAnswer;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Grafana dashboard, by the metrics that Prometheus gets from the application. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"kinescope.limiter.per-second=1000", "kinescope.limiter.per-minute=60000"})
@AutoConfigureLocalKinescope(videos = 60, unlimited = true)
class DashboardTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Panels select by job, so every metric has a brace. */
    private static final Pattern SELECTED = Pattern.compile("(\\w+)\\{([^}]*)}");

    private static final Pattern EXPOSED = Pattern.compile("^(\\w+)\\{(.*)} ", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)[!=]~?\"");
    private static final Pattern GROUPED = Pattern.compile("by \\(([^)]*)\\)");
    private static final Pattern IN_LEGEND = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern JOBS = Pattern.compile("label_values\\((\\w+), job\\)");
    private static final Pattern WORD = Pattern.compile("\\w+");

    private static final JsonNode DASHBOARD = JsonMapper.shared().readTree(Path.of("grafana/kinescope.json"));

    @LocalServerPort
    private int port;

    @Autowired
    private LocalKinescope kinescope;

    @Autowired
    private KinescopeClient client;

    @Test
    void panelsShowTheMetricsThatAreExposed() {
        makeTraffic();
        Map<String, Set<String>> exposed = labels(EXPOSED, metrics());
        Set<String> shown = new TreeSet<>();
        for (JsonNode target : DASHBOARD.findParents("expr")) {
            String expression = target.get("expr").stringValue();
            Set<String> grouped = words(GROUPED, expression);
            assertThat(grouped)
                    .as(expression)
                    .containsAll(words(IN_LEGEND, target.get("legendFormat").stringValue()));
            Map<String, Set<String>> selected = labels(SELECTED, expression);
            assertThat(selected).as(expression).isNotEmpty();
            selected.forEach((metric, labels) -> assertThat(exposed.get(metric))
                    .as(expression)
                    .containsAll(labels)
                    .containsAll(grouped));
            shown.addAll(selected.keySet());
        }
        String jobs = DASHBOARD.at("/templating/list/1/query/query").stringValue();
        assertThat(words(JOBS, jobs)).isNotEmpty().isSubsetOf(shown);
        assertThat(series(shown)).isEqualTo(series(exposed.keySet()));
    }

    @Test
    void theDataSourceIsChosenInGrafana() {
        assertThat(DASHBOARD.findValuesAsString("uid")).isNotEmpty().containsOnly("${datasource}");
    }

    /** Returns the labels of each metric, without the job, which Prometheus adds. */
    private static Map<String, Set<String>> labels(Pattern metrics, String text) {
        Map<String, Set<String>> labels = new TreeMap<>();
        metrics.matcher(text).results().forEach(metric -> labels.computeIfAbsent(
                        metric.group(1), name -> new TreeSet<>())
                .addAll(words(LABEL, metric.group(2))));
        labels.values().forEach(names -> names.remove("job"));
        return labels;
    }

    private static Set<String> words(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .flatMap(found -> WORD.matcher(found.group(1)).results())
                .map(MatchResult::group)
                .collect(toCollection(TreeSet::new));
    }

    /** Returns the metrics of the client. The count, the sum and the buckets of a timer are one. */
    private static Set<String> series(Set<String> names) {
        return names.stream()
                .filter(name -> name.startsWith("kinescope_client_"))
                .map(name -> name.replaceFirst("_(count|sum|bucket)$", ""))
                .collect(toCollection(TreeSet::new));
    }

    private String metrics() {
        return web().get()
                .uri("/actuator/prometheus")
                .retrieve()
                .bodyToMono(String.class)
                .block(PATIENCE);
    }

    /** A list with a retry, an upload link, an upload and a listing that shifts because its items are deleted. */
    private void makeTraffic() {
        String project = client.projects().list().map(Project::id).blockFirst(PATIENCE);
        kinescope.script("GET /v1/videos", ScriptedAnswer.error(503, 503503, "busy"));
        web().get().uri("/api/videos").retrieve().toBodilessEntity().block(PATIENCE);
        web().post()
                .uri("/api/uploads")
                .bodyValue(Map.of("projectId", project, "title", "Holidays", "filename", "a.mp4", "filesize", 10))
                .retrieve()
                .toBodilessEntity()
                .block(PATIENCE);
        client.uploads()
                .video(Upload.of(Flux.just(ByteBuffer.allocate(10)), 10, "Film").parentId(project))
                .block(PATIENCE);
        client.videos()
                .list(VideoQuery.of().perPage(20))
                .eachOnce()
                .concatMap(video -> client.videos().delete(video.id()), 0)
                .blockLast(PATIENCE);
    }

    private WebClient web() {
        return WebClient.create("http://127.0.0.1:" + port);
    }
}
