package io.kinescope.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.CallListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Publisher;
import picocli.CommandLine.Model.CommandSpec;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

@Timeout(120)
class JobTest {

    private static final String TOKEN = "e51e55a1-7615-493e-9055-10ac9cc44ccd";

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    /** The policy for web requests would wait for two minutes at most. */
    @Test
    void waitsAsLongAsAnOutageOfMinutesTakes() throws IOException {
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) ->
                        response.status(503).header("Retry-After", "500").send())
                .bindNow();
        BlockingQueue<Duration> waits = new LinkedBlockingQueue<>();
        AtomicReference<Duration> wait = new AtomicReference<>();
        Job job = new Job(
                Map.of("KINESCOPE_API_TOKEN", TOKEN, "KINESCOPE_BASE_URL", "http://127.0.0.1:" + server.port()),
                OutputStream.nullOutputStream(),
                new PrintStream(OutputStream.nullOutputStream()),
                0,
                builder -> builder.listener((operation, context) -> new CallListener() {
                    @Override
                    public void retrying(Throwable failure, Duration next) {
                        waits.add(next);
                    }
                }));
        try {
            Workspace workspace = new Workspace();
            JobCommandLine.of(
                            job, CommandSpec.create().addMixin("workspace", CommandSpec.forAnnotatedObject(workspace)))
                    .parseArgs();
            assertThat(workspace.isDemo(job.environment())).isFalse();
            job.withClient(workspace, null, (client, traffic) -> {
                Disposable call = client.videos().get("1").subscribe(video -> {}, closed -> {});
                wait.set(poll(waits));
                call.dispose();
            });
        } finally {
            server.disposeNow();
        }
        assertThat(wait).hasValue(Duration.ofSeconds(500));
    }

    /** Neither name is one that anybody can have, nor does anything listen at the port. */
    @ParameterizedTest
    @CsvSource({
        "https://nowhere.invalid, cannot reach nowhere.invalid: its name cannot be resolved; tried for ",
        "http://127.0.0.1:10, cannot reach 127.0.0.1:10: connection refused; tried for ",
    })
    void givesUpAHostThatHasNeverAnswered(String url, String reason) {
        assertThat(run(url, Duration.ofMillis(200), client -> client.projects().list()))
                .isEqualTo(1);
        assertThat(messages.toString(StandardCharsets.UTF_8)).hasLineCount(1).startsWith("failed: " + reason);
    }

    /** Any answer shows that the host is right, and that it has an outage. */
    @Test
    void waitsForAHostThatHasAnswered() {
        AtomicInteger requests = new AtomicInteger();
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> requests.incrementAndGet() == 1
                        ? response.status(503).send()
                        : response.header("Content-Type", "application/json")
                                .sendString(Mono.just("{\"data\":{\"id\":\"1\"}}")))
                .bindNow();
        try {
            assertThat(run("http://127.0.0.1:" + server.port(), Duration.ZERO, client -> client.projects()
                            .get("1")
                            .delayElement(Duration.ofSeconds(2))))
                    .as(() -> messages.toString(StandardCharsets.UTF_8))
                    .isZero();
        } finally {
            server.disposeNow();
        }
        assertThat(requests).hasValue(2);
    }

    /** Such as one behind a port that something else listens at. */
    @Test
    void givesUpAHostThatBreaksEveryConnection() {
        DisposableServer server = server((request, response) -> broken(response));
        try {
            String host = "127.0.0.1:" + server.port();
            assertThat(run("http://" + host, Duration.ofMillis(200), client -> client.projects()
                            .list()))
                    .isEqualTo(1);
            assertThat(messages.toString(StandardCharsets.UTF_8))
                    .startsWith("failed: cannot reach " + host
                            + ": the connection was closed before the answer was complete; tried for ");
        } finally {
            server.disposeNow();
        }
    }

    /** For longer than it takes to notice a host that has never answered. */
    @Test
    void waitsForAHostThatBreaksConnectionsAfterItHasAnswered() {
        AtomicInteger requests = new AtomicInteger();
        AtomicLong end = new AtomicLong();
        DisposableServer server = server((request, response) -> {
            if (requests.incrementAndGet() == 1) {
                end.set(System.nanoTime() + Duration.ofSeconds(3).toNanos());
                return response.status(503).send();
            }
            return System.nanoTime() < end.get() ? broken(response) : project(response);
        });
        try {
            assertThat(run("http://127.0.0.1:" + server.port(), Duration.ZERO, client -> client.projects()
                            .get("1")))
                    .as(() -> messages.toString(StandardCharsets.UTF_8))
                    .isZero();
        } finally {
            server.disposeNow();
        }
        assertThat(requests).hasValueGreaterThan(2);
    }

    private static DisposableServer server(BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> handler) {
        return HttpServer.create().host("127.0.0.1").port(0).handle(handler).bindNow();
    }

    private static Mono<Void> broken(HttpServerResponse response) {
        return Mono.fromRunnable(() -> response.withConnection(connection -> connection.dispose()));
    }

    private static Publisher<Void> project(HttpServerResponse response) {
        return response.header("Content-Type", "application/json").sendString(Mono.just("{\"data\":{\"id\":\"1\"}}"));
    }

    /** Calls that the end of the program cuts off fail, too. */
    @Test
    void saysNothingAfterItWasStopped() {
        Job job = new Job(
                Map.of(), OutputStream.nullOutputStream(), new PrintStream(messages, true, StandardCharsets.UTF_8), 80);
        assertThat(job.run(true, () -> {
                    job.whenStopped(() -> "half of it is done");
                    job.sayStopped();
                    job.say("next");
                    throw new IllegalStateException("the session is closed");
                }))
                .isEqualTo(1);
        assertThat(messages.toString(StandardCharsets.UTF_8)).isEqualTo("\nstopped: half of it is done\n");
    }

    private int run(String url, Duration patience, Function<KinescopeClient, Publisher<?>> call) {
        Job job = new Job(
                Map.of("KINESCOPE_API_TOKEN", TOKEN, "KINESCOPE_BASE_URL", url),
                OutputStream.nullOutputStream(),
                new PrintStream(messages, true, StandardCharsets.UTF_8),
                0,
                UnaryOperator.identity(),
                patience,
                new Running());
        Workspace workspace = new Workspace();
        JobCommandLine.of(job, CommandSpec.create().addMixin("workspace", CommandSpec.forAnnotatedObject(workspace)))
                .parseArgs();
        return job.run(
                false,
                () -> job.withClient(workspace, null, (client, traffic) -> Flux.from(call.apply(client))
                        .blockLast()));
    }

    private static Duration poll(BlockingQueue<Duration> waits) {
        try {
            return waits.poll(1, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
