package io.kinescope.client.redis;

import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Processes that saturate one limit, and what arrived of them. */
final class SharedLoad implements AutoCloseable {

    private static final Pattern CALLS = Pattern.compile("cmdstat_(?:eval|evalsha):calls=(\\d+)");

    private final ArrivalServer arrivals = new ArrivalServer();
    private final List<Process> processes = new ArrayList<>();
    private final RedisServer redis;

    SharedLoad(RedisServer redis) {
        this.redis = redis;
    }

    void start(int callers, int wrongSeconds, String... limits) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1",
                LoadProcess.class.getName(),
                redis.url(),
                Integer.toString(arrivals.port()),
                Integer.toString(processes.size()),
                Integer.toString(callers),
                Integer.toString(wrongSeconds)));
        command.addAll(List.of(limits));
        try {
            processes.add(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill(int process) {
        processes.get(process).destroyForcibly();
    }

    ArrivalServer arrivals() {
        return arrivals;
    }

    /** Returns how often the server has run the script. */
    long commands() {
        try (StatefulRedisConnection<String, String> connection = redis.connect()) {
            Matcher matcher = CALLS.matcher(connection.sync().info("commandstats"));
            long calls = 0;
            while (matcher.find()) {
                calls += Long.parseLong(matcher.group(1));
            }
            return calls;
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        arrivals.close();
    }
}
