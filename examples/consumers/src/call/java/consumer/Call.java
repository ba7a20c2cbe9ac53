package consumer;

import com.sun.net.httpserver.HttpServer;
import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.error.TransportException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/** Calls a small server over HTTP and, since the client loads more classes for it, a closed port over HTTPS. */
public final class Call {

    private Call() {}

    public static void main(String[] args) throws IOException {
        AtomicReference<String> userAgent = new AtomicReference<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/videos/1", exchange -> {
            userAgent.set(exchange.getRequestHeaders().getFirst("User-Agent"));
            byte[] answer = "{\"data\":{\"id\":\"1\",\"title\":\"Film\"}}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            same("Film", title("http://127.0.0.1:" + server.getAddress().getPort()));
        } finally {
            server.stop(0);
        }
        same("kinescope-reactive/" + args[0], userAgent.get());
        try {
            title("https://127.0.0.1:" + closedPort());
            throw new AssertionError("a closed port answered");
        } catch (TransportException expected) {
            System.out.println("HTTPS: " + expected.getMessage());
        }
        for (String path : new String[] {"java.class.path", "jdk.module.path"}) {
            same(false, System.getProperty(path, "").contains("native-quic"));
        }
        System.out.println("The client works.");
    }

    private static String title(String url) {
        try (KinescopeClient client = KinescopeClient.builder()
                .token("9b1f6f0e-5ac5-4f2c-a2a0-1f0f5a2f0001")
                .baseUrl(url)
                .retry(RetryPolicy.none())
                .build()) {
            return client.videos().get("1").block().title();
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void same(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError("expected " + expected + ", but was " + actual);
        }
    }
}
