package io.kinescope.examples.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.examples.support.ChildJvm;
import io.kinescope.test.LocalKinescope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The promises of the documentation for a job that is killed ({@code KILL}) or stopped with Ctrl-C ({@code INT}) at a random
 * moment: {@code -Dkills=20 -Dseed=7} are 20 of each, at the moments of another seed.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillTest {

    private static final int VIDEOS = 300;

    private static final String YESTERDAY = "yesterday's\n";

    private static final List<String> STREAM = List.of("stream", "--fields", "all");

    private static final List<String> ANALYTICS = List.of("analytics", "--from", "2024-01-01", "--to", "2024-01-31");

    @TempDir
    private static Path wholes;

    private final Map<List<String>, Long> requests = new HashMap<>();

    private Path directory;

    private final LocalKinescope kinescope =
            LocalKinescope.builder().videos(VIDEOS).unlimited().start();

    @AfterAll
    void stop() {
        kinescope.close();
    }

    /** A signal and a moment: a share of the requests of a whole run, and a time after them. */
    record Kill(String signal, double share, int millis) {}

    @BeforeEach
    void makeDirectory(@TempDir Path empty) {
        directory = empty;
    }

    static Stream<Kill> kills() {
        Random random = new Random(Long.getLong("seed", 1));
        return Stream.of("KILL", "INT")
                .flatMap(signal -> Stream.generate(() -> new Kill(signal, random.nextDouble(), random.nextInt(100)))
                        .limit(Integer.getInteger("kills", 1)));
    }

    @ParameterizedTest
    @MethodSource("kills")
    void streamLeavesTheFileAndResumes(Kill kill) throws Exception {
        Path output = assertLeavesTheFile(kill, STREAM);
        run(command(STREAM, output, "--resume"));
        assertThat(output).hasSameBinaryContentAs(whole(STREAM));
        assertThat(directory).isDirectoryNotContaining("glob:**.{part,checkpoint,next}");
    }

    @ParameterizedTest
    @MethodSource("kills")
    void analyticsLeavesTheFile(Kill kill) throws Exception {
        Path output = assertLeavesTheFile(kill, ANALYTICS);
        run(command(ANALYTICS, output));
        assertThat(output).hasSameBinaryContentAs(whole(ANALYTICS));
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @ParameterizedTest
    @MethodSource("kills")
    void syncContinues(Kill kill) throws Exception {
        String database = "r2dbc:h2:file:///" + directory.resolve("mirror");
        runAndKill(kill, VIDEOS, "sync", "--database", database);
        run("sync", "--database", database);
        assertThat(run("sync", "--dry-run", "--database", database))
                .contains("would have added 0, changed 0, removed 0, unchanged ")
                .doesNotContain("incomplete", "skipped");
    }

    private Path assertLeavesTheFile(Kill kill, List<String> job) throws Exception {
        Path whole = whole(job);
        Path output = directory.resolve("output");
        Files.writeString(output, YESTERDAY);
        runAndKill(kill, requests.get(job), command(job, output));
        if (!Files.readString(output).equals(YESTERDAY)) {
            assertThat(output).hasSameBinaryContentAs(whole);
        }
        return output;
    }

    /** The file of a run that nobody kills, made once. */
    private Path whole(List<String> job) throws Exception {
        Path whole = wholes.resolve(job.get(0));
        if (!Files.exists(whole)) {
            long before = kinescope.requestCount();
            run(command(job, whole));
            requests.put(job, kinescope.requestCount() - before);
        }
        return whole;
    }

    private static String[] command(List<String> job, Path output, String... more) {
        return Stream.of(job.stream(), Stream.of("--output", output.toString()), Stream.of(more))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    /** Runs it to its end. */
    private String run(String... command) throws Exception {
        Process process = start(command);
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(printed()).isZero();
        } finally {
            process.destroyForcibly();
        }
        return printed();
    }

    /** It may have ended before. */
    private void runAndKill(Kill kill, long requests, String... command) throws Exception {
        long until = kinescope.requestCount() + Math.round(requests * kill.share());
        Process process = start(command);
        try {
            while (kinescope.requestCount() < until && process.isAlive()) {
                Thread.onSpinWait();
            }
            process.waitFor(kill.millis(), TimeUnit.MILLISECONDS);
            new ProcessBuilder("kill", "-" + kill.signal(), Long.toString(process.pid()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(printed()).isIn(0, kill.signal().equals("INT") ? 130 : 137);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(String... command) throws IOException {
        return ChildJvm.start(
                "-XX:TieredStopAtLevel=1",
                UnlimitedProgram.class,
                Map.of("KINESCOPE_API_TOKEN", kinescope.token(), "KINESCOPE_BASE_URL", kinescope.url()),
                directory.resolve("printed").toFile(),
                command);
    }

    private String printed() throws IOException {
        return Files.readString(directory.resolve("printed"));
    }
}
