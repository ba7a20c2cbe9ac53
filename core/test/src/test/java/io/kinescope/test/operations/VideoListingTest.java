package io.kinescope.test.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.test.Caller;
import io.kinescope.test.Caller.Reply;
import io.kinescope.test.LocalKinescope;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VideoListingTest {

    private static final Comparator<JsonNode> BY_CREATION = by("created_at", Instant::parse);
    private static final Comparator<JsonNode> BY_TITLE = by("title", Function.identity());

    private final LocalKinescope kinescope =
            LocalKinescope.builder().unlimited().start();
    private final Caller caller = new Caller(kinescope);
    private List<JsonNode> oldestFirst = List.of();

    @BeforeAll
    void read() {
        oldestFirst = caller.all("/v1/videos?order=created_at");
    }

    @AfterAll
    void close() {
        kinescope.close();
    }

    @Test
    void hasPages() {
        Reply first = caller.get("/v1/videos");
        JsonNode meta = first.body().path("meta");
        assertThat(meta.toString())
                .isEqualTo("{\"pagination\":{\"page\":1,\"per_page\":10,\"total\":2000},"
                        + "\"order\":{\"created_at\":\"desc\"}}");
        assertThat(first.items()).hasSize(10);
        Reply last = caller.get("/v1/videos?page=3&per_page=999");
        assertThat(last.body().path("meta").path("pagination").toString())
                .isEqualTo("{\"page\":3,\"per_page\":100,\"total\":2000}");
        assertThat(caller.get("/v1/videos?page=29&per_page=70").items()).hasSize(40);
        Reply beyond = caller.get("/v1/videos?page=2147483647&per_page=100");
        assertThat(beyond.status()).isEqualTo(200);
        assertThat(beyond.items()).isEmpty();
        assertThat(beyond.total()).isEqualTo(2000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=x", "page=-1", "per_page=0", "page=99999999999"})
    void hasNoOtherPages(String query) {
        Reply reply = caller.get("/v1/videos?" + query);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(400400);
        assertThat(reply.error().path("invalid_params").get(0).path("name").stringValue())
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void listsEveryVideoOnce() {
        assertThat(ids(oldestFirst)).hasSize(2000).doesNotHaveDuplicates();
        assertThat(ids(caller.all("/v1/videos?order=title,duration.desc")))
                .containsExactlyInAnyOrderElementsOf(ids(oldestFirst));
    }

    @Test
    void sortsByCreation() {
        assertThat(oldestFirst).isSortedAccordingTo(BY_CREATION);
        assertThat(caller.all("/v1/videos")).isSortedAccordingTo(BY_CREATION.reversed());
    }

    @Test
    void sortsTiesByTheNextField() {
        assertThat(caller.all("/v1/videos?order=created_at.desc,title.asc"))
                .isSortedAccordingTo(BY_CREATION.reversed().thenComparing(BY_TITLE));
        assertThat(caller.all("/v1/videos?order=created_at,title.desc"))
                .isSortedAccordingTo(BY_CREATION.thenComparing(BY_TITLE.reversed()));
        Comparator<JsonNode> byDuration =
                Comparator.comparing(video -> video.path("duration").doubleValue());
        assertThat(caller.all("/v1/videos?order=duration,title"))
                .isSortedAccordingTo(byDuration.thenComparing(BY_TITLE));
    }

    @Test
    void sortsByTextsAndNumbers() {
        assertThat(caller.all("/v1/videos?order=title")).isSortedAccordingTo(BY_TITLE);
        assertThat(caller.all("/v1/videos?order=description.desc"))
                .isSortedAccordingTo(
                        by("description", Function.<String>identity()).reversed());
        Comparator<JsonNode> byUpdate = Comparator.comparing(video -> {
            JsonNode updated = video.path("updated_at");
            return updated.isNull() ? Instant.MAX : Instant.parse(updated.stringValue());
        });
        assertThat(caller.all("/v1/videos?order=updated_at")).isSortedAccordingTo(byUpdate);
    }

    @Test
    void tellsTheOrderAsAnObject() {
        Reply reply = caller.get("/v1/videos?order=title,created_at.desc");
        assertThat(reply.body().path("meta").path("order").toString())
                .isEqualTo("{\"title\":\"asc\",\"created_at\":\"desc\"}");
    }

    @ParameterizedTest
    @CsvSource({"status.asc,400216", "id,400216", "'title.asc,',400216", "title.up,400400"})
    void sortsByNothingElse(String order, int code) {
        Reply reply = caller.get("/v1/videos?order=" + order);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void filtersByStatus() {
        assertSame("status[]=error", video -> text(video, "status").equals("error"));
        assertSame(
                "status%5B%5D=error&status[]=processing",
                video -> List.of("error", "processing").contains(text(video, "status")));
        Reply unknown = caller.get("/v1/videos?status[]=lost");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.error().path("invalid_params").get(0).path("reason").stringValue())
                .isEqualTo("oneof");
    }

    @Test
    void filtersByProjectAndFolder() {
        String project = text(oldestFirst.get(0), "project_id");
        assertSame("project_id=" + project, video -> text(video, "project_id").equals(project));
        String folder = oldestFirst.stream()
                .map(video -> text(video, "folder_id"))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElseThrow();
        assertSame("folder_id=" + folder, video -> text(video, "folder_id").equals(folder));
        assertSame("without_folder=true", video -> text(video, "folder_id").isEmpty());
        assertSame(
                "without_folder=true&project_id=" + project,
                video -> text(video, "folder_id").isEmpty()
                        && text(video, "project_id").equals(project));
        assertThat(caller.get("/v1/videos?folder_id=" + Caller.NOBODY).total()).isZero();
        assertThat(caller.get("/v1/videos?project_id=mine").code()).isEqualTo(400301);
    }

    @Test
    void filtersByIds() {
        List<String> wanted = ids(oldestFirst.subList(500, 600));
        String query = wanted.stream().map(id -> "video_ids[]=" + id).collect(Collectors.joining("&"));
        assertSame(query + "&video_ids[]=" + Caller.NOBODY, video -> wanted.contains(text(video, "id")));
        assertThat(caller.get("/v1/videos?video_ids[]=" + Caller.NOBODY).total())
                .isZero();
        assertThat(caller.get("/v1/videos?video_ids[]=1").code()).isEqualTo(400301);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gRaPhs & sho", "approved FOR", "ПЁТР I", "<and its", "lecture 7"})
    void searchesInTitleAndDescription(String q) {
        String lower = q.toLowerCase(Locale.ROOT);
        assertSame(
                "q=" + URLEncoder.encode(q, StandardCharsets.UTF_8),
                video -> text(video, "title").toLowerCase(Locale.ROOT).contains(lower)
                        || text(video, "description").toLowerCase(Locale.ROOT).contains(lower));
    }

    @Test
    void refusesABrokenQuery() throws Exception {
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(kinescope.url()).getPort())) {
            String head = "GET /v1/videos?q=%zz HTTP/1.1\r\nHost: local\r\nAuthorization: Bearer " + kinescope.token()
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("400400");
        }
    }

    @Test
    void hasWhatSurprisesClients() {
        assertThat(oldestFirst)
                .anyMatch(video -> video.path("additional_materials").isNull());
        assertThat(oldestFirst).anyMatch(video -> !video.has("additional_materials"));
        assertThat(oldestFirst).anyMatch(video -> !video.has("tags"));
        assertThat(oldestFirst).anyMatch(video -> video.path("updated_at").isNull());
        assertThat(oldestFirst)
                .anyMatch(video -> text(video.path("poster"), "sm").contains("/<nil>/"));
        assertThat(oldestFirst)
                .anyMatch(
                        video -> video.path("assets").path(0).path("file_size").longValue() > Integer.MAX_VALUE);
        assertThat(oldestFirst).anyMatch(video -> video.path("duration").doubleValue() % 1 != 0);
        assertThat(oldestFirst).anyMatch(video -> text(video, "title").contains("Лекция"));
        assertThat(oldestFirst).allMatch(video -> !text(video, "play_link").contains(text(video, "id")));
        assertThat(oldestFirst.stream().map(video -> text(video, "status")).distinct())
                .contains("done", "processing", "error", "uploading", "pre-processing", "pending", "aborted");
        long done = oldestFirst.stream()
                .filter(video -> text(video, "status").equals("done"))
                .count();
        assertThat(done).isBetween(1700L, 1950L);
    }

    private void assertSame(String query, Predicate<JsonNode> condition) {
        List<JsonNode> expected = oldestFirst.stream().filter(condition).toList();
        assertThat(expected).isNotEmpty().hasSizeLessThan(2000);
        assertThat(ids(caller.all("/v1/videos?order=created_at&" + query))).isEqualTo(ids(expected));
    }

    private static List<String> ids(List<JsonNode> videos) {
        return videos.stream().map(video -> text(video, "id")).toList();
    }

    private static String text(JsonNode video, String name) {
        return video.path(name).asString("");
    }

    private static <T extends Comparable<? super T>> Comparator<JsonNode> by(String name, Function<String, T> read) {
        return Comparator.comparing(video -> read.apply(text(video, name)));
    }
}
