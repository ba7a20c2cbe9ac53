package io.kinescope.examples.benchmark.startup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Prints how long the packaged program takes until its first request, with and without its script and an archive of classes. */
public final class StartupBenchmark {

    private static final int ROUNDS = 10;

    private StartupBenchmark() {}

    /**
     * Measures for about a minute, the variants in turn.
     *
     * @param arguments the folder that has the jar and its script
     * @throws IOException if a process cannot be started
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path built = Path.of(arguments[0]);
        Path plain = copy(built, Files.createTempDirectory("plain"));
        Path archived = copy(built, Files.createTempDirectory("archived"));
        archive(archived);
        Map<String, List<String>> variants = new LinkedHashMap<>();
        variants.put(
                "`java -jar`",
                List.of("java", "-jar", plain.resolve("kinescope.jar").toString()));
        variants.put("the script", List.of(plain.resolve("kinescope").toString()));
        variants.put(
                "the script, with an archive",
                List.of(archived.resolve("kinescope").toString()));

        Map<String, List<Start>> starts = new LinkedHashMap<>();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (int round = 0; round < ROUNDS; round++) {
                for (Map.Entry<String, List<String>> variant : variants.entrySet()) {
                    starts.computeIfAbsent(variant.getKey(), name -> new ArrayList<>())
                            .add(Start.of(variant.getValue(), server));
                }
            }
        }
        List<Start> baseline = starts.values().iterator().next();
        System.out.println(
                "| until the first request of `stream` | s | time, × `java -jar` | processor time, × `java -jar` |");
        System.out.println("|---|--:|--:|--:|");
        starts.forEach((name, own) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f |%n",
                name,
                median(own, Start::seconds),
                median(own, Start::seconds) / median(baseline, Start::seconds),
                median(own, Start::processorSeconds) / median(baseline, Start::processorSeconds)));
    }

    private static Path copy(Path built, Path folder) throws IOException {
        for (String file : List.of("kinescope.jar", "kinescope")) {
            Files.copy(built.resolve(file), folder.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return folder;
    }

    private static void archive(Path folder) throws IOException, InterruptedException {
        ProcessBuilder run = new ProcessBuilder(folder.resolve("kinescope").toString(), "stream", "--demo")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        run.environment().put("JAVA_OPTS", "-XX:ArchiveClassesAtExit=" + folder.resolve("kinescope.jsa"));
        int code = run.start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("stream --demo ended with " + code);
        }
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
        return starts.stream()
                .mapToDouble(figure)
                .sorted()
                .skip(starts.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
