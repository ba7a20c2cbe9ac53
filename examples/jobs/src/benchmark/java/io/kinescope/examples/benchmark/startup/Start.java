package io.kinescope.examples.benchmark.startup;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The time and the processor time of one process from its start until its first request has reached the server. */
record Start(double seconds, double processorSeconds) {

    private static final String TOKEN = "00000000-0000-0000-0000-000000000000";

    static Start of(List<String> program, ServerSocket server) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("stream", "--base-url", "http://127.0.0.1:" + server.getLocalPort()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("KINESCOPE_API_TOKEN", TOKEN);
        long start = System.nanoTime();
        Process process = builder.start();
        try (Socket connection = server.accept()) {
            int first = connection.getInputStream().read();
            double seconds = (System.nanoTime() - start) / 1e9;
            Duration processor = process.info().totalCpuDuration().orElseThrow();
            if (first < 0) {
                throw new IllegalStateException("the program sent nothing");
            }
            return new Start(seconds, processor.toNanos() / 1e9);
        } finally {
            process.destroyForcibly().waitFor();
            // Others of its connections may have reached the server.
            server.setSoTimeout(1);
            drain(server);
            server.setSoTimeout(0);
        }
    }

    private static void drain(ServerSocket server) throws IOException {
        while (true) {
            try (Socket left = server.accept()) {
                left.setSoLinger(true, 0);
            } catch (SocketTimeoutException none) {
                return;
            }
        }
    }
}
