package io.kinescope.examples.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.test.LocalKinescope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar, which lacks what its assembly leaves out. */
@Timeout(120)
class KinescopeJarTest {

    private static final int VIDEOS = 5;

    @TempDir
    private Path directory;

    private final LocalKinescope kinescope =
            LocalKinescope.builder().videos(VIDEOS).unlimited().start();

    @AfterEach
    void stop() {
        kinescope.close();
    }

    @Test
    void mirrorsIntoH2() throws Exception {
        assertThat(run("sync", "--database", "r2dbc:h2:file:///" + directory.resolve("mirror")))
                .contains("added ", ", changed 0, removed 0, unchanged 0: ");
    }

    @Test
    void connectsToPostgreSql() throws Exception {
        assertThat(run("sync", "--database", "r2dbc:postgresql://u:p@127.0.0.1:1/x"))
                .contains("failed: the database cannot be used: ", "Connection refused");
    }

    @Test
    void streams() throws Exception {
        Path output = directory.resolve("videos.ndjson");
        assertThat(run("stream", "--output", output.toString())).contains("streamed 5 videos: ");
        assertThat(output).content().hasLineCount(VIDEOS);
    }

    @Test
    void exportsAnalytics() throws Exception {
        Path output = directory.resolve("days.csv");
        run("analytics", "--from", "2024-01-01", "--to", "2024-01-31", "--output", output.toString());
        assertThat(output).content().hasLineCount(1 + VIDEOS * 31);
    }

    private String run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("kinescope.jar")));
        command.addAll(List.of(options));
        Path printed = directory.resolve("printed");
        ProcessBuilder java =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
        java.environment().put("KINESCOPE_API_TOKEN", kinescope.token());
        java.environment().put("KINESCOPE_BASE_URL", kinescope.url());
        Process process = java.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(printed);
    }
}
