package io.kinescope.examples.benchmark.limiter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The server in {@code REDIS_URL}, or else one of our own; counts the commands that it receives. */
final class RedisServer implements AutoCloseable {

    /** Commands of scripts, and those that belong to connections. */
    private static final Pattern NOT_COUNTED = Pattern.compile(
            " lua\\] |\"(?:hello|client|config|ping|command|select|info|auth)\"", Pattern.CASE_INSENSITIVE);

    private final redis.embedded.@Nullable RedisServer own;
    private final String url;
    private final Socket monitor;
    private final AtomicLong commands = new AtomicLong();

    private RedisServer(redis.embedded.@Nullable RedisServer own, String url) throws IOException {
        this.own = own;
        this.url = url;
        URI address = URI.create(url);
        this.monitor = new Socket(address.getHost(), address.getPort());
        monitor.getOutputStream().write("MONITOR\r\n".getBytes(StandardCharsets.US_ASCII));
        Thread thread = new Thread(this::count, "monitor");
        thread.setDaemon(true);
        thread.start();
    }

    static RedisServer start() throws IOException {
        String given = System.getenv("REDIS_URL");
        if (given != null) {
            return new RedisServer(null, given);
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        redis.embedded.RedisServer own = redis.embedded.RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .build();
        own.start();
        return new RedisServer(own, "redis://127.0.0.1:" + port);
    }

    private void count() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(monitor.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.contains("[") && !NOT_COUNTED.matcher(line).find()) {
                    commands.incrementAndGet();
                }
            }
        } catch (IOException closed) {
            // The server was stopped.
        }
    }

    String url() {
        return url;
    }

    /** Returns how many commands clients have sent for their limits. */
    long commands() {
        return commands.get();
    }

    @Override
    public void close() throws IOException {
        monitor.close();
        if (own != null) {
            own.stop();
        }
    }
}
