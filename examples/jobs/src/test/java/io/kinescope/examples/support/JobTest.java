package io.kinescope.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.CallListener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import reactor.core.Disposable;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class JobTest {

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
                Map.of(
                        "KINESCOPE_API_TOKEN",
                        "e51e55a1-7615-493e-9055-10ac9cc44ccd",
                        "KINESCOPE_BASE_URL",
                        "http://127.0.0.1:" + server.port()),
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

    private static Duration poll(BlockingQueue<Duration> waits) {
        try {
            return waits.poll(1, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
