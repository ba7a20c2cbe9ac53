package io.kinescope.examples.webflux;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.projects.Project;
import io.kinescope.client.uploads.Upload;
import io.kinescope.client.videos.VideoQuery;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.ScriptedAnswer;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Grafana dashboard, by the metrics that Prometheus gets from the application. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"kinescope.limiter.per-second=1000", "kinescope.limiter.per-minute=60000"})
class DashboardTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Panels select by job, so a name stands before a brace; the variable has the bare name. */
    private static final Pattern SELECTED = Pattern.compile("\\w+(?=\\{)|kinescope_client_\\w+");

    private static final Pattern EXPOSED = Pattern.compile("^\\w+(?=[{ ])", Pattern.MULTILINE);

    private static final LocalKinescope KINESCOPE =
            LocalKinescope.builder().videos(60).unlimited().start();

    private static final JsonNode DASHBOARD = JsonMapper.shared().readTree(Path.of("grafana/kinescope.json"));

    @LocalServerPort
    private int port;

    @Autowired
    private KinescopeClient client;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        WebApplication.demonstration(KINESCOPE).forEach((name, value) -> registry.add(name, () -> value));
    }

    @AfterAll
    static void close() {
        KINESCOPE.close();
    }

    @Test
    void panelsShowTheMetricsThatAreExposed() {
        makeTraffic();
        Set<String> exposed = names(EXPOSED, metrics());
        Set<String> shown = new TreeSet<>();
        for (String expression : DASHBOARD.findValuesAsString("expr")) {
            Set<String> selected = names(SELECTED, expression);
            assertThat(selected).as(expression).isNotEmpty();
            shown.addAll(selected);
        }
        assertThat(exposed).containsAll(shown);
        String jobs = DASHBOARD.at("/templating/list/1/query/query").stringValue();
        assertThat(names(SELECTED, jobs)).isNotEmpty().isSubsetOf(shown);
        assertThat(series(shown)).isEqualTo(series(exposed));
    }

    @Test
    void theDataSourceIsChosenInGrafana() {
        assertThat(DASHBOARD.findValuesAsString("uid")).isNotEmpty().containsOnly("${datasource}");
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(toCollection(TreeSet::new));
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
        KINESCOPE.script("GET /v1/videos", ScriptedAnswer.error(503, 503503, "busy"));
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
