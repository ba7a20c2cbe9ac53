package io.kinescope.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.videos.Video;
import io.kinescope.test.LocalKinescope;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program as its reader does, from its source and in a JVM of its own. */
@Timeout(120)
class FirstProgramTest {

    private static final Path SOURCE =
            Path.of("src", "main", "java", "io", "kinescope", "examples", "recipes", "FirstProgram.java");

    @TempDir
    private Path directory;

    @Test
    void printsTheTitlesOfTenVideos() throws Exception {
        try (LocalKinescope kinescope = LocalKinescope.start();
                KinescopeClient client = KinescopeClient.builder()
                        .token(kinescope.token())
                        .baseUrl(kinescope.url())
                        .build()) {
            String program = Files.readString(SOURCE);
            String local = program.replace(".build()", ".baseUrl(\"" + kinescope.url() + "\").build()");
            assertThat(local).isNotEqualTo(program);
            List<String> titles = client.videos()
                    .list()
                    .take(10)
                    .map(Video::title)
                    .collectList()
                    .block();
            assertThat(titles).hasSize(10);
            assertThat(run(local, kinescope.token()))
                    .isEqualTo(String.join(System.lineSeparator(), titles) + System.lineSeparator());
        }
    }

    @Test
    void saysWhatIsMissingWithoutAToken() throws Exception {
        assertThat(run(Files.readString(SOURCE), null))
                .startsWith("Exception in thread \"main\" java.lang.IllegalArgumentException: ")
                .contains("token");
    }

    /** The driver of Redis brings a logging API without a backend, which prints a warning; a new user has neither. */
    private static String classPathOfNewUser() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("slf4j-api"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String run(String program, @Nullable String token) throws IOException, InterruptedException {
        // From JDK 22 on, the path of a program in one file has to end as its package does.
        String folder = FirstProgramTest.class.getPackageName().replace('.', '/');
        Path source = Files.writeString(
                Files.createDirectories(directory.resolve(folder)).resolve("FirstProgram.java"), program);
        Path output = directory.resolve("output");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            // Otherwise the JVM warns of Netty's native libraries.
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", classPathOfNewUser(), source.toString()));
        ProcessBuilder java =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        java.environment().remove("KINESCOPE_API_TOKEN");
        if (token != null) {
            java.environment().put("KINESCOPE_API_TOKEN", token);
        }
        Process process = java.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }
}
