package io.kinescope.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.UnauthorizedException;
import io.kinescope.client.projects.Project;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.type.PrivacyType;
import io.kinescope.client.videos.Video;
import io.kinescope.client.videos.VideoQuery;
import io.kinescope.test.LocalKinescope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs every recipe against LocalKinescope; {@link FirstProgramTest} runs the first one. */
@Timeout(60)
class RecipesTest {

    private static final int VIDEOS = 230;

    private static LocalKinescope kinescope;
    private static KinescopeClient client;
    private static Project project;

    @BeforeAll
    static void start() {
        kinescope = LocalKinescope.builder()
                .videos(VIDEOS)
                .unlimited()
                .processing(Duration.ZERO)
                .start();
        client = Recipe.local(kinescope).rateLimiter(RateLimiter.unlimited()).build();
        project = Objects.requireNonNull(client.projects().list().blockFirst());
    }

    @AfterAll
    static void stop() {
        client.close();
        kinescope.close();
    }

    @Test
    void listNewest() {
        List<Video> newest = blocked(ListNewest.newest(client, 20));
        assertThat(newest).hasSize(20).isSortedAccordingTo((one, other) -> other.createdAt()
                .compareTo(one.createdAt()));
    }

    @Test
    void findByTitle() {
        Video some = Objects.requireNonNull(client.videos().list().blockLast());
        assertThat(FindByTitle.find(client, some.title()).map(Video::title).block())
                .isEqualTo(some.title());
        assertThat(FindByTitle.find(client, "no such title").blockOptional()).isEmpty();
    }

    @Test
    void sharedLimit() throws Exception {
        try (LocalKinescope limited = LocalKinescope.start();
                RedisServer redis = RedisServer.start()) {
            List<Process> processes = new ArrayList<>();
            for (int number = 0; number < 2; number++) {
                processes.add(Recipe.start(SharedLimit.class, limited.url(), limited.token(), redis.url()));
            }
            for (Process process : processes) {
                assertThat(process.waitFor()).isZero();
            }
            assertThat(limited.requestCount()).isGreaterThan(30);
            assertThat(limited.refusedCount()).isZero();
        }
    }

    @Test
    void uploadWithProgress(@TempDir Path directory) throws IOException {
        List<String> lines = blocked(UploadWithProgress.upload(client, film(directory), project.id()));
        assertThat(lines).startsWith("started").contains("100000 of 100000 bytes");
        assertThat(lines.get(lines.size() - 1)).startsWith("video ");
    }

    @Test
    void resumeUpload(@TempDir Path directory) throws IOException {
        Path film = film(directory);
        Path states = directory.resolve("states");
        Video video = ResumeUpload.upload(client, film, project.id(), states).block();
        assertThat(video).isNotNull();
        assertThat(video.projectId()).isEqualTo(project.id());
    }

    @Test
    void streamToFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("videos.tsv");
        Long written = StreamToFile.write(client, file).block();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(written.intValue()).hasSizeGreaterThanOrEqualTo(VIDEOS);
        assertThat(lines.stream()
                        .map(line -> line.substring(0, line.indexOf('\t')))
                        .distinct())
                .hasSameSizeAs(lines);
    }

    @Test
    void resumeBulkRead() {
        List<String> ids = new ArrayList<>();
        List<String> saved = new ArrayList<>();
        Flux<Integer> first = ResumeBulkRead.read(
                client,
                null,
                batch -> Mono.fromCallable(() -> {
                    batch.forEach(video -> ids.add(video.item().id()));
                    saved.add(batch.get(batch.size() - 1).checkpoint().toString());
                    return batch.size();
                }));
        first.take(1).blockLast();
        int before = ids.size();
        ResumeBulkRead.read(
                        client,
                        saved.get(saved.size() - 1),
                        batch -> Mono.fromRunnable(() ->
                                batch.forEach(video -> ids.add(video.item().id()))))
                .blockLast();
        assertThat(before).isEqualTo(100);
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(VIDEOS);
    }

    @Test
    void changeManyVideos() {
        VideoQuery query = VideoQuery.of().projectId(project.id());
        List<String> changes = blocked(ChangeManyVideos.publish(client, query));
        assertThat(changes).isNotEmpty().allMatch(line -> line.startsWith("changed "));
        Video video = client.videos()
                .get(changes.get(0).substring("changed ".length()))
                .block();
        assertThat(video.privacyType()).isEqualTo(PrivacyType.ANYWHERE);
    }

    @Test
    void handleErrors() {
        assertThat(HandleErrors.rename(client, UUID.randomUUID().toString(), "Title")
                        .block())
                .isEqualTo("no such video");
        Video video = Objects.requireNonNull(client.videos().list().blockFirst());
        assertThat(HandleErrors.rename(client, video.id(), "Another title").block())
                .isEqualTo("Another title");
        try (KinescopeClient stranger = Recipe.local(kinescope)
                .token("00000000-0000-4000-8000-000000000000")
                .build()) {
            assertThat(HandleErrors.rename(stranger, video.id(), "Title").block())
                    .startsWith("status 401, code ");
        }
    }

    @Test
    void shareLimiter() {
        assertThat(blocked(ShareLimiter.titles(client, RateLimiter.unlimited(), Mono.just("other"))))
                .hasSize(4)
                .endsWith("other");
    }

    @Test
    void setRetryPolicy() {
        try (KinescopeClient configured =
                Recipe.local(kinescope).retry(SetRetryPolicy.SHORT).build()) {
            assertThat(SetRetryPolicy.count(configured).block()).isPositive();
        }
    }

    @Test
    void watchCalls() {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (KinescopeClient watched =
                Recipe.local(kinescope).listener(WatchCalls.log(lines::add)).build()) {
            watched.projects().list().blockFirst();
        }
        assertThat(lines).singleElement().asString().startsWith("GET /v1/projects answered 200, request ");
    }

    @Test
    void readCsvExport() {
        assertThat(blocked(ReadCsvExport.rows(client, "101"))).isNotEmpty();
    }

    @Test
    void sendUploadLink() {
        assertThat(SendUploadLink.link(client, project.id(), "Title").block()).startsWith(kinescope.url());
    }

    @Test
    void callAnyOperation() {
        assertThat(blocked(CallAnyOperation.titles(client))).hasSize(50).doesNotContain("null");
    }

    @Test
    void aRefusedTokenIsNoNotFound() {
        try (KinescopeClient stranger = Recipe.local(kinescope)
                .token("00000000-0000-4000-8000-000000000000")
                .build()) {
            assertThat(FindByTitle.find(stranger, "Title").materialize().block().getThrowable())
                    .isInstanceOf(UnauthorizedException.class);
        }
    }

    private static Path film(Path directory) throws IOException {
        return Files.write(directory.resolve("film.mp4"), new byte[100_000]);
    }

    private static <T> List<T> blocked(Flux<T> recipe) {
        return Objects.requireNonNull(recipe.collectList().block());
    }
}
