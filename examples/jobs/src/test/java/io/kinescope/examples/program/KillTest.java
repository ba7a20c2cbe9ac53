package io.kinescope.examples.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.projects.Project;
import io.kinescope.examples.support.ChildJvm;
import io.kinescope.test.LocalKinescope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The promises of the documentation for a job that is killed ({@code KILL}) or stopped with Ctrl-C ({@code INT}) at a random
 * moment: {@code -Dkills=20 -Dseed=7} are 20 of each, at the moments of another seed. A signal counts if the job was at work
 * when it came; after one that came too late, the job is started again in an empty folder and gets it earlier.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillTest {

    private static final int VIDEOS = 150;

    private static final int FILES = 12;

    private static final String YESTERDAY = "yesterday's\n";

    private static final List<String> STREAM = List.of("stream", "--fields", "all");

    private static final List<String> ANALYTICS = List.of("analytics", "--from", "2024-01-01", "--to", "2024-01-31");

    /** More than any run needs to be hit, since each signal comes earlier than the one before. */
    private static final int ATTEMPTS = 10;

    @TempDir
    private static Path wholes;

    private final Map<String, Duration> durations = new HashMap<>();

    private final Map<String, Integer> hits = new TreeMap<>();
    private final Map<String, Integer> misses = new TreeMap<>();

    @TempDir
    private Path directory;

    private final LocalKinescope kinescope =
            LocalKinescope.builder().videos(VIDEOS).unlimited().start();

    @AfterAll
    void stop() {
        kinescope.close();
        System.out.println(
                "signals that came while the job was at work: " + hits + ", too late and repeated: " + misses);
    }

    /** A signal and a moment: a share of the time from the first request to the end of a run that nobody kills. */
    record Kill(String signal, double share) {

        Kill earlier() {
            return new Kill(signal, share * 0.8);
        }
    }

    static Stream<Kill> kills() {
        Random random = new Random(Long.getLong("seed", 1));
        return Stream.of("KILL", "INT").flatMap(signal -> Stream.generate(() -> new Kill(signal, random.nextDouble()))
                .limit(Integer.getInteger("kills", 1)));
    }

    @ParameterizedTest
    @MethodSource("kills")
    void streamLeavesTheFileAndResumes(Kill kill) throws Exception {
        Path output = assertLeavesTheFile(kill, STREAM);
        run(kinescope, command(STREAM, output, "--resume"));
        assertThat(output).hasSameBinaryContentAs(whole(STREAM));
        assertThat(output.getParent()).isDirectoryNotContaining("glob:**.{part,checkpoint,next}");
    }

    @ParameterizedTest
    @MethodSource("kills")
    void analyticsLeavesTheFile(Kill kill) throws Exception {
        Path output = assertLeavesTheFile(kill, ANALYTICS);
        run(kinescope, command(ANALYTICS, output));
        assertThat(output).hasSameBinaryContentAs(whole(ANALYTICS));
        assertThat(output.getParent()).isDirectoryNotContaining("glob:**.part");
    }

    @ParameterizedTest
    @MethodSource("kills")
    void syncContinues(Kill kill) throws Exception {
        measure(kinescope, sync(wholes));
        Path folder = kill(kinescope, kill, KillTest::sync);
        run(kinescope, sync(folder));
        assertThat(run(kinescope, "sync", "--dry-run", "--database", database(folder)))
                .contains("would have added 0, changed 0, removed 0, unchanged ")
                .doesNotContain("incomplete", "skipped");
    }

    @ParameterizedTest
    @MethodSource("kills")
    void uploadSendsEveryFileOnce(Kill kill) throws Exception {
        try (LocalKinescope empty = LocalKinescope.builder()
                        .videos(1)
                        .unlimited()
                        .processing(Duration.ZERO)
                        .start();
                KinescopeClient client = KinescopeClient.builder()
                        .token(empty.token())
                        .baseUrl(empty.url())
                        .build()) {
            String project = client.projects()
                    .list()
                    .map(Project::id)
                    .next()
                    .blockOptional()
                    .orElseThrow();
            measure(empty, upload(films(Files.createDirectories(directory.resolve("whole"))), project));
            Path folder = kill(empty, kill, unsent -> upload(films(unsent), project));
            assertThat(run(empty, upload(folder, project))).contains(", 0 failed: ");
            assertThat(run(empty, upload(folder, project)))
                    .contains("sent 0 files of 0.0 MB, " + FILES + " there already, 0 failed: ");
            Map<String, Long> sizes = client
                    .videos()
                    .list()
                    .filter(video -> String.valueOf(video.title()).startsWith(folder.getFileName() + " "))
                    .filter(video -> !video.assets().isEmpty())
                    .collectList()
                    .blockOptional()
                    .orElseThrow()
                    .stream()
                    .collect(Collectors.toMap(
                            video -> String.valueOf(video.title()),
                            video ->
                                    Objects.requireNonNull(video.assets().get(0).fileSize())));
            assertThat(sizes).hasSize(FILES);
            for (int i = 0; i < FILES; i++) {
                assertThat(sizes).containsEntry(folder.getFileName() + " " + i, size(i));
            }
        }
    }

    /** Files whose names begin with that of the folder, so that each attempt has titles of its own. */
    private static Path films(Path folder) throws IOException {
        for (int i = 0; i < FILES; i++) {
            Files.write(folder.resolve(folder.getFileName() + " " + i + ".mp4"), new byte[(int) size(i)]);
        }
        return folder;
    }

    /** Up to some MB, so that a signal also comes within a file. */
    private static long size(int file) {
        return 1L << (2 * file);
    }

    private static String[] upload(Path folder, String project) {
        return new String[] {"upload", "--source", folder.toString(), "--parent", project, "--concurrency", "2"};
    }

    private static String[] sync(Path folder) {
        return new String[] {"sync", "--database", database(folder)};
    }

    private static String database(Path folder) {
        return "r2dbc:h2:file:///" + folder.resolve("mirror");
    }

    private Path assertLeavesTheFile(Kill kill, List<String> job) throws Exception {
        Path whole = whole(job);
        Path output = output(kill(kinescope, kill, folder -> {
            Files.writeString(output(folder), YESTERDAY);
            return command(job, output(folder));
        }));
        if (!Files.readString(output).equals(YESTERDAY)) {
            assertThat(output).hasSameBinaryContentAs(whole);
        }
        return output;
    }

    private static Path output(Path folder) {
        return folder.resolve("output");
    }

    /** The file of a run that nobody kills, made once. */
    private Path whole(List<String> job) throws Exception {
        Path whole = wholes.resolve(job.get(0));
        measure(kinescope, command(job, whole));
        return whole;
    }

    private static String[] command(List<String> job, Path output, String... more) {
        return Stream.of(job.stream(), Stream.of("--output", output.toString()), Stream.of(more))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    /** Runs it to its end. */
    private String run(LocalKinescope server, String... command) throws Exception {
        Process process = start(server, command);
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(printed()).isZero();
        } finally {
            process.destroyForcibly();
        }
        return printed();
    }

    /** Runs a job to its end, unless that was done before, to know how long it takes from its first request on. */
    private void measure(LocalKinescope server, String... command) throws Exception {
        if (durations.containsKey(command[0])) {
            return;
        }
        Process process = start(server, command);
        try {
            awaitFirstRequest(server, process);
            long start = System.nanoTime();
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(printed()).isZero();
            durations.put(command[0], Duration.ofNanos(System.nanoTime() - start));
        } finally {
            process.destroyForcibly();
        }
    }

    private static void awaitFirstRequest(LocalKinescope server, Process process) throws InterruptedException {
        long before = server.requestCount();
        while (server.requestCount() == before && process.isAlive()) {
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
    }

    /** Starts the command for an empty folder, sends it the signal, and returns the folder in which that hit the job. */
    private Path kill(LocalKinescope server, Kill kill, Prepared command) throws Exception {
        Kill next = kill;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Path folder = Files.createDirectory(directory.resolve("attempt" + attempt));
            String[] prepared = command.in(folder);
            if (hits(server, next, prepared)) {
                hits.merge(prepared[0] + " " + kill.signal(), 1, Integer::sum);
                return folder;
            }
            misses.merge(prepared[0] + " " + kill.signal(), 1, Integer::sum);
            next = next.earlier();
        }
        throw new AssertionError("no signal reaches the job before its end: " + printed());
    }

    /** Returns whether the job was at work when the signal came, which is not before its first request. */
    private boolean hits(LocalKinescope server, Kill kill, String... command) throws Exception {
        Duration whole = Objects.requireNonNull(durations.get(command[0]));
        Process process = start(server, command);
        try {
            awaitFirstRequest(server, process);
            process.waitFor(Math.round(whole.toMillis() * kill.share()), TimeUnit.MILLISECONDS);
            new ProcessBuilder("kill", "-" + kill.signal(), Long.toString(process.pid()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            boolean interrupt = kill.signal().equals("INT");
            assertThat(process.exitValue()).as(printed()).isIn(0, interrupt ? 130 : 137);
            return process.exitValue() != 0 && (!interrupt || printed().contains("stopped: "));
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(LocalKinescope server, String... command) throws IOException {
        return ChildJvm.start(
                "-Xmx128m",
                UnlimitedProgram.class,
                Map.of(
                        "KINESCOPE_API_TOKEN",
                        server.token(),
                        "KINESCOPE_BASE_URL",
                        server.url(),
                        "KINESCOPE_UPLOADER_URL",
                        server.url()),
                directory.resolve("printed").toFile(),
                command);
    }

    private String printed() throws IOException {
        return Files.readString(directory.resolve("printed"));
    }

    /** The command for a folder, and whatever has to be in the folder before. */
    @FunctionalInterface
    private interface Prepared {

        String[] in(Path folder) throws IOException;
    }
}
