package io.kinescope.examples.support;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts a program in a JVM of its own. It heeds Ctrl-C also where this one ignores it and passes that on, as what a shell
 * starts in the background does.
 */
public final class ChildJvm {

    /** The second compiler and more threads of the garbage collector cost such a program more than they give. */
    private static final List<String> SHORT_LIVED =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    private static final List<String> HEEDING = heeding("env", "--default-signal=INT");

    private ChildJvm() {}

    /** Not every system's {@code env} can do that. */
    private static List<String> heeding(String... command) {
        try {
            List<String> attempt =
                    Stream.concat(Stream.of(command), Stream.of("true")).toList();
            return new ProcessBuilder(attempt)
                                    .redirectErrorStream(true)
                                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                    .start()
                                    .waitFor()
                            == 0
                    ? List.of(command)
                    : List.of();
        } catch (IOException absent) {
            return List.of();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    public static Process start(
            String option, Class<?> program, Map<String, String> environment, File output, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(HEEDING);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SHORT_LIVED);
        command.addAll(List.of(option, "-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        builder.environment().putAll(environment);
        return builder.start();
    }
}
