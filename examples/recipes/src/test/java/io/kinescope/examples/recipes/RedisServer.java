package io.kinescope.examples.recipes;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Redis server on a free port of the loopback interface, from a binary of the test class path. */
record RedisServer(Process process, String url) implements AutoCloseable {

    /** Starts a server; skips the test where the binary does not run. */
    static RedisServer start() throws IOException {
        boolean linux = System.getProperty("os.name").equals("Linux");
        String processor =
                System.getProperty("os.arch").contains("aarch64") ? "6.2.7-linux-arm64" : "6.2.6-v5-linux-amd64";
        try (InputStream resource = RedisServer.class.getResourceAsStream("/redis-server-" + processor)) {
            if (!linux || resource == null) {
                return abort("There is no binary of a Redis server for this system");
            }
            Path binary = Files.createTempFile("redis-server", "");
            binary.toFile().deleteOnExit();
            Files.write(binary, resource.readAllBytes());
            if (!binary.toFile().setExecutable(true)) {
                return abort("The binary of a Redis server cannot be made executable");
            }
            String port = Integer.toString(freePort());
            Process process = new ProcessBuilder(binary.toString(), "--port", port, "--bind", "127.0.0.1", "--save", "")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new RedisServer(process, "redis://localhost:" + port);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
