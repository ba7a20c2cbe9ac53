package io.kinescope.examples.benchmark.call;

import io.kinescope.examples.benchmark.support.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints what calls cost beside the same calls written by hand. A JVM compiles the same code now better, now worse, so the
 * calls are measured in several JVMs one after another.
 */
public final class CallBenchmark {

    private static final int JVMS = 7;

    private CallBenchmark() {}

    /**
     * Measures a small response and a page of 100 videos, for about six minutes.
     *
     * @param arguments none
     * @throws IOException if a JVM cannot be started
     */
    public static void main(String[] arguments) throws IOException {
        Map<String, CostTable> tables = new LinkedHashMap<>();
        for (int jvm = 0; jvm < JVMS; jvm++) {
            Process process = ChildJvm.of(List.of(), CallRounds.class)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader costs =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                costs.lines().map(Cost::read).forEach(cost -> tables.computeIfAbsent(cost.subject(), CostTable::new)
                        .add(cost));
            }
        }
        tables.values().forEach(CostTable::print);
    }
}
