package io.kinescope.client.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.content.Content;
import io.kinescope.client.content.Multipart;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.testing.Answer;
import io.kinescope.client.testing.RandomFile;
import io.kinescope.client.testing.Received;
import io.kinescope.client.testing.ScriptedServer;
import io.kinescope.client.testing.Tenant;
import io.kinescope.client.tus.TusState;
import io.kinescope.client.tus.TusStore;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** The threads that uploads run on. */
class FileThreadsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int SIZE = 1_500_000;

    @TempDir
    private Path directory;

    private final ScriptedServer server = ScriptedServer.start();
    private final KinescopeClient client = KinescopeClient.builder()
            .token(Mono.fromSupplier(FileThreadsTest::token))
            .baseUrl(server.url())
            .uploaderUrl(server.url())
            .uploadRateLimiter(RateLimiter.unlimited())
            .build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void uploadsNeedNoThreadOfBoundedElastic() {
        serve();
        int threads = Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE;
        CountDownLatch waiting = new CountDownLatch(threads);
        CountDownLatch release = new CountDownLatch(1);
        Mono<Void> blocked = Flux.range(0, threads)
                .flatMap(
                        i -> Mono.fromRunnable(() -> {
                                    waiting.countDown();
                                    await(release);
                                })
                                .subscribeOn(Schedulers.boundedElastic()),
                        threads)
                .then();
        Path film = file("a.mp4");
        TusStore store = TusStore.directory(directory.resolve("states"));
        Scheduler own = Schedulers.newBoundedElastic(1, 1, "test");
        Mono<Void> uploads = Mono.fromRunnable(() -> await(waiting))
                .subscribeOn(own)
                .then(client.uploads().video(Upload.of(film).parentId("p1").store(store)))
                .then(client.uploads()
                        .video(Upload.of(film)
                                .parentId("p1")
                                .store(store)
                                .singleUpTo(0)
                                .checksums()))
                .then(client.subtitles()
                        .upload("v1", "ru", "Русские", "a.vtt", Content.of(film))
                        .then())
                .doFinally(end -> release.countDown());
        StepVerifier.create(Mono.when(blocked, uploads)).expectComplete().verify(PATIENCE);
        own.dispose();
    }

    @Test
    void nothingOfACallerRunsOnThreadsOfFiles() {
        serve();
        Queue<String> threads = new ConcurrentLinkedQueue<>();
        Path film = file("a.mp4");
        Upload upload = Upload.of(film)
                .parentId("p1")
                .singleUpTo(0)
                .checksums()
                .store(TusStore.directory(directory.resolve("states")));
        Flux.merge(
                        client.uploads().upload(upload),
                        client.uploads().upload(Upload.of(film).parentId("p1")),
                        client.uploads()
                                .upload(Upload.of(directory.resolve("missing")).parentId("p1"))
                                .onErrorComplete(),
                        TusStore.directory(directory.resolve("states")).find("none"),
                        Multipart.of("a", "b", Content.of(film)).body())
                .doOnEach(signal -> threads.add(Thread.currentThread().getName()))
                .blockLast(PATIENCE);
        assertThat(threads).isNotEmpty().noneMatch(name -> name.startsWith("kinescope-file"));
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("kinescope-file"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }

    @Test
    void everythingOfACallerSeesItsThreadLocals() {
        serve();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        Path film = file("a.mp4");
        try (Tenant.Propagation propagation = Tenant.propagated()) {
            Flux.range(0, 40)
                    .flatMap(
                            i -> {
                                String tenant = new UUID(0, i).toString();
                                Content stream = Content.of(
                                                Flux.defer(() -> {
                                                    check(tenant, "stream", wrong);
                                                    return Flux.just(ByteBuffer.allocate(10));
                                                }),
                                                10)
                                        .onWritten(count -> check(tenant, "written", wrong));
                                Upload upload = Upload.of(film).parentId(tenant).store(new Checking(tenant, wrong));
                                return propagation.as(
                                        tenant,
                                        Mono.when(
                                                client.uploads()
                                                        .video(upload)
                                                        .doOnNext(video -> check(tenant, "single", wrong)),
                                                client.uploads()
                                                        .upload(upload.title("t")
                                                                .singleUpTo(0)
                                                                .checksums()
                                                                .store(new Checking(tenant, wrong)))
                                                        .doOnNext(event -> check(tenant, "event", wrong)),
                                                client.uploads().send(server.url() + "/s", stream),
                                                client.subtitles()
                                                        .upload("v1", "ru", tenant, "a.vtt", Content.of(film))));
                            },
                            10)
                    .blockLast(PATIENCE);
        }
        assertThat(wrong).isEmpty();
        assertThat(server.requests())
                .filteredOn(request -> request.line().equals("POST /v2/video"))
                .hasSize(40)
                .allSatisfy(request -> assertThat(request.header("Authorization"))
                        .isEqualTo("Bearer " + request.header("X-Parent-ID")));
        assertThat(server.requests())
                .filteredOn(request -> request.line().equals("POST /v2/init"))
                .hasSize(40)
                .allSatisfy(request -> assertThat(request.text())
                        .contains(request.header("Authorization").substring("Bearer ".length()) + "\""));
        assertThat(server.requests())
                .filteredOn(request -> request.uri().endsWith("/subtitles"))
                .hasSize(40)
                .allSatisfy(request -> assertThat(request.text())
                        .contains(request.header("Authorization").substring("Bearer ".length()) + "\r\n"));
    }

    /** Those who join an upload see their own, whoever began it. */
    @Test
    void everySubscriberOfASharedUploadSeesItsThreadLocals() {
        serve();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        Upload upload = Upload.of(file("a.mp4")).parentId("p1").singleUpTo(0);
        try (Tenant.Propagation propagation = Tenant.propagated()) {
            Flux.range(0, 20)
                    .flatMap(
                            i -> {
                                String tenant = new UUID(0, i).toString();
                                return propagation.as(
                                        tenant,
                                        client.uploads()
                                                .upload(upload)
                                                .doOnNext(event -> check(tenant, "event", wrong))
                                                .doOnComplete(() -> check(tenant, "end", wrong))
                                                .then());
                            },
                            20)
                    .blockLast(PATIENCE);
        }
        assertThat(wrong).isEmpty();
        assertThat(server.requests())
                .filteredOn(request -> request.line().equals("POST /v2/init"))
                .hasSize(1);
    }

    /** Tokens are UUIDs, and so are the tenants here. */
    private static String token() {
        return Tenant.get().equals("nobody") ? new UUID(1, 1).toString() : Tenant.get();
    }

    /** A store that reads the thread local of its caller. */
    private record Checking(String tenant, Queue<String> wrong, TusStore store) implements TusStore {

        Checking(String tenant, Queue<String> wrong) {
            this(tenant, wrong, TusStore.memory());
        }

        @Override
        public Mono<TusState> find(String key) {
            return Mono.defer(() -> {
                check(tenant, "find", wrong);
                return store.find(key);
            });
        }

        @Override
        public Mono<Void> save(TusState state) {
            return Mono.defer(() -> {
                check(tenant, "save", wrong);
                return store.save(state);
            });
        }

        @Override
        public Mono<Void> remove(String key) {
            return Mono.defer(() -> {
                check(tenant, "remove", wrong);
                return store.remove(key);
            });
        }
    }

    private static void check(String tenant, String place, Queue<String> wrong) {
        if (!tenant.equals(Tenant.get())) {
            wrong.add(place + " of " + tenant + " saw " + Tenant.get());
        }
    }

    private Path file(String name) {
        return RandomFile.create(directory.resolve(name), SIZE).path();
    }

    private void serve() {
        String link = "{\"data\":{\"id\":\"video-1\",\"endpoint\":\"%s/f\"}}".formatted(server.url());
        server.when(request -> request.line().equals("POST /v2/init"), Answer.json(link))
                .when(
                        request -> request.method().equals("OPTIONS"),
                        Answer.empty(204).header("Tus-Extension", "checksum").header("Tus-Checksum-Algorithm", "sha1"))
                .when(
                        request -> request.method().equals("HEAD"),
                        Answer.empty(200).header("Upload-Offset", "0"))
                .when(
                        request -> request.method().equals("PATCH"),
                        Answer.empty(204).header("Upload-Offset", Integer.toString(SIZE)))
                .when(FileThreadsTest::isToALink, Answer.empty(200))
                .always(Answer.json("{\"data\":{\"id\":\"video-1\",\"video_id\":\"v1\"}}"));
    }

    private static boolean isToALink(Received request) {
        return request.line().equals("POST /s");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
