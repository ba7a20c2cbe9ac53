package io.kinescope.client.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Redis server on a free port of the loopback interface, from a binary of the test class path or the one in the variable
 * {@code REDIS_SERVER}, or the server at {@code REDIS_URL}. Tests that need a server of their own ask for {@link #startOwn};
 * they are skipped where no binary runs.
 */
final class RedisServer implements AutoCloseable {

    private static @Nullable Path binary;

    private final int port;
    private final String url;
    private @Nullable Process process;
    private final RedisClient client;

    private RedisServer(String url, int port) {
        this.url = url;
        this.port = port;
        this.client = RedisClient.create(url);
    }

    /** Starts a server, or connects to the one that is given. */
    static RedisServer start() {
        String given = System.getenv("REDIS_URL");
        return given == null ? startOwn() : new RedisServer(given, 0);
    }

    /** Starts a server that the test may stop and configure. */
    static RedisServer startOwn(String... options) {
        int port = freePort();
        RedisServer server = new RedisServer("redis://localhost:" + port, port);
        server.run(options);
        return server;
    }

    int port() {
        return port;
    }

    String url() {
        return url;
    }

    StatefulRedisConnection<String, String> connect() {
        return client.connect();
    }

    /** Starts the server again after {@link #kill()}. */
    void run(String... options) {
        List<String> command = new ArrayList<>(List.of(binary().toString()));
        // A file of options has to come first.
        command.addAll(List.of(options));
        command.addAll(
                List.of("--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"));
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException cannotRun) {
            abort("The binary of a Redis server does not run here: " + cannotRun.getMessage());
        }
        awaitReady();
    }

    private void awaitReady() {
        RedisURI uri = RedisURI.create(url);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            try (StatefulRedisConnection<String, String> connection = client.connect(uri)) {
                connection.sync().ping();
                return;
            } catch (RuntimeException notYet) {
                if (process == null || !process.isAlive()) {
                    abort("The binary of a Redis server does not run here");
                }
                assertThat(System.nanoTime()).as("the server starts").isLessThan(deadline);
                pause(Duration.ofMillis(20));
            }
        }
    }

    /** Kills the process of the server. Its data is lost. */
    void kill() {
        Process running = process;
        if (running != null) {
            try {
                running.destroyForcibly().waitFor();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Stops the process of the server for a while: connections stay, and nothing is answered. */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        kill();
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a port whose number plus 10,000, which nodes of a cluster use among themselves, is one too. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            return port < 55_000 ? port : freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized Path binary() {
        String given = System.getenv("REDIS_SERVER");
        if (given != null) {
            return Path.of(given);
        }
        if (binary == null) {
            String name = nameOfBinary();
            try (InputStream resource = RedisServer.class.getResourceAsStream("/" + name)) {
                if (resource == null) {
                    abort("There is no binary of a Redis server for this system");
                }
                Path file = Files.createTempFile("redis-server", name.endsWith(".exe") ? ".exe" : "");
                file.toFile().deleteOnExit();
                Files.write(file, resource.readAllBytes());
                if (!file.toFile().setExecutable(true)) {
                    abort("The binary of a Redis server cannot be made executable");
                }
                binary = file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return binary;
    }

    private static String nameOfBinary() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = processor.contains("aarch64") || processor.contains("arm64");
        if (system.contains("windows")) {
            return "redis-server-5.0.14.1-windows-amd64.exe";
        }
        if (system.contains("mac")) {
            return "redis-server-6.2.6-v5-darwin-" + (arm ? "arm64" : "amd64");
        }
        return arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
    }
}
