package io.kinescope.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.content.Content;
import io.kinescope.client.error.NotReadyException;
import io.kinescope.client.posters.Poster;
import io.kinescope.client.projects.Project;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.subtitles.Subtitle;
import io.kinescope.client.tus.TusStore;
import io.kinescope.client.uploads.Upload;
import io.kinescope.client.uploads.UploadEvent;
import io.kinescope.client.uploads.UploadLink;
import io.kinescope.client.uploads.UploadLinkCreate;
import io.kinescope.client.videos.Asset;
import io.kinescope.client.videos.Video;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** The client's uploads against the API in memory, which has none of the client's classes. */
@Timeout(60)
class ClientUploadsTest {

    private static final int SIZE = 3_000_000;

    @TempDir
    private Path directory;

    private LocalKinescope kinescope = start(0);
    private KinescopeClient client = client(kinescope);
    private Path film = Path.of("");
    private String project = "";

    @BeforeEach
    void prepare() throws IOException {
        film = directory.resolve("фильм.mp4");
        byte[] bytes = new byte[SIZE];
        new Random(1).nextBytes(bytes);
        Files.write(film, bytes);
        project = get(client.projects().list().map(Project::id).next());
    }

    @AfterEach
    void close() {
        client.close();
        kinescope.close();
    }

    @Test
    void sendsAFileInOneRequest() {
        assertArrived(
                get(client.uploads().video(Upload.of(film).parentId(project))).id());
        assertThat(kinescope.requests()).extracting(RecordedRequest::uri).contains("/v2/video");
    }

    @Test
    void sendsAFileInPartsWithoutTheToken() {
        List<UploadEvent> events = client.uploads()
                .upload(Upload.of(film).parentId(project).singleUpTo(0).chunkSize(1_000_000))
                .collectList()
                .blockOptional()
                .orElseThrow();
        UploadEvent.Started started = (UploadEvent.Started) events.get(0);
        assertThat(events.get(events.size() - 1)).isInstanceOf(UploadEvent.Finished.class);
        assertArrived(started.videoId());
        assertThat(kinescope.requests().stream()
                        .filter(arrival -> arrival.method().equals("PATCH")))
                .hasSize(3);
    }

    @Test
    void goesOnAfterEveryBreak() {
        restart(start(700_000));
        assertArrived(get(client.uploads()
                        .video(Upload.of(film).parentId(project).singleUpTo(0).chunkSize(1_000_000)))
                .id());
        assertThat(kinescope.requests().stream()
                        .filter(arrival -> arrival.method().equals("HEAD")))
                .hasSizeGreaterThan(3);
    }

    @Test
    void goesOnInAnotherClient() {
        Upload upload = Upload.of(film)
                .parentId(project)
                .singleUpTo(0)
                .chunkSize(500_000)
                .store(TusStore.directory(directory.resolve("states")));
        StepVerifier.create(client.uploads().video(upload), 0)
                .thenRequest(1)
                .then(() -> Flux.interval(Duration.ofMillis(5), Schedulers.boundedElastic())
                        .takeUntil(tick -> kinescope.requests().stream()
                                        .filter(arrival -> arrival.method().equals("PATCH"))
                                        .count()
                                > 1)
                        .blockLast(Duration.ofSeconds(20)))
                .thenCancel()
                .verify();
        client.close();
        client = client(kinescope);
        assertArrived(get(client.uploads().video(upload)).id());
        assertThat(kinescope.requests().stream().filter(arrival -> arrival.uri().equals("/v2/init")))
                .hasSize(1);
    }

    @Test
    void sendsStreamsUrlsAndToLinks() {
        Flux<ByteBuffer> stream = Flux.just(ByteBuffer.wrap(new byte[10]), ByteBuffer.wrap(new byte[5]));
        Video streamed =
                ready(get(client.uploads().video(Upload.of(stream, 15, "Stream").parentId(project)))
                        .id());
        assertThat(streamed.assets().get(0).fileSize()).isEqualTo(15);
        assertThat(streamed.title()).isEqualTo("Stream");
        ready(get(client.uploads()
                        .video(Upload.fromUrl("https://example.com/a.mp4", "Fetched")
                                .parentId(project)))
                .id());
        UploadLink link = get(client.uploads()
                .link(UploadLinkCreate.video(project, "Лекция")
                        .filename("f.mp4")
                        .filesize(SIZE)));
        client.uploads().send(link.endpoint(), Content.of(film)).block();
        assertArrived(link.id());
        Video replaced = get(
                client.uploads().video(Upload.of(film).replaces(streamed.id())).flatMap(video -> client.uploads()
                        .awaitReady(video.id())));
        assertThat(replaced.title()).isEqualTo("Stream");
        assertArrived(streamed.id());
    }

    @Test
    void tellsWhatWillNeverBeReady() {
        restart(start(1_000_000));
        StepVerifier.create(client.uploads().video(Upload.of(film).parentId(project)))
                .verifyError();
        String suspended = Flux.interval(Duration.ofMillis(10), Schedulers.boundedElastic())
                .onBackpressureDrop()
                .concatMap(tick -> client.videos().list().take(1), 1)
                .filter(video -> String.valueOf(video.status()).equals("suspended"))
                .map(Video::id)
                .blockFirst(Duration.ofSeconds(20));
        StepVerifier.create(client.uploads().awaitReady(suspended, Duration.ofMillis(500)))
                .verifyError(NotReadyException.class);
    }

    @Test
    void addsSubtitlesAndPosters() {
        String video = get(client.videos().list().map(Video::id).next());
        Subtitle subtitle = get(client.subtitles()
                .upload(video, "ru", "Русские", "титры.vtt", Content.of("WEBVTT".getBytes(StandardCharsets.UTF_8))));
        assertThat(subtitle.description()).isEqualTo("Русские");
        assertThat(subtitle.fileName()).isEqualTo("титры.vtt");
        assertThat(get(client.subtitles().get(video, subtitle.id()))).isEqualTo(subtitle);
        Poster poster = get(client.posters().upload(video, Content.of(film).type("image/png")));
        Poster other = get(client.posters().create(video, Duration.ofMillis(2_500)));
        client.posters().setActive(video, other.id()).block();
        assertThat(get(client.posters().get(video, poster.id())).active()).isFalse();
        assertThat(get(client.posters().get(video, other.id())).fromTime()).isEqualTo(2.5);
    }

    private void assertArrived(String videoId) {
        Asset original = ready(videoId).assets().get(0);
        assertThat(original.fileSize()).isEqualTo(SIZE);
        assertThat(original.md5()).isEqualTo(md5(film));
    }

    private Video ready(String videoId) {
        return get(client.uploads().awaitReady(videoId));
    }

    private void restart(LocalKinescope other) {
        close();
        kinescope = other;
        client = client(kinescope);
    }

    private static LocalKinescope start(long breakEvery) {
        return LocalKinescope.builder()
                .videos(10)
                .unlimited()
                .processing(Duration.ofMillis(50))
                .breakUploadsEvery(breakEvery)
                .start();
    }

    private static KinescopeClient client(LocalKinescope kinescope) {
        return KinescopeClient.builder()
                .token(kinescope.token())
                .baseUrl(kinescope.url())
                .uploaderUrl(kinescope.url())
                .rateLimiter(RateLimiter.unlimited())
                .uploadRateLimiter(RateLimiter.unlimited())
                .retry(RetryPolicy.standard().firstBackoff(Duration.ofMillis(1)).maxBackoff(Duration.ofMillis(10)))
                .build();
    }

    static String md5(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(Files.readAllBytes(file)));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional().orElseThrow();
    }
}
