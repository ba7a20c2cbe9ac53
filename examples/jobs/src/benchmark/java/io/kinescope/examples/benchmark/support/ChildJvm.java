package io.kinescope.examples.benchmark.support;

import java.io.File;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program of the benchmarks in a JVM of its own. */
public final class ChildJvm {

    private ChildJvm() {}

    /**
     * Prepares a process that runs a main class with the class path of this one.
     *
     * @param options the options of the JVM
     * @param main the class with the main method
     * @param arguments its arguments
     * @return the process, which is not started
     */
    public static ProcessBuilder of(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /** Maven runs programs in its own JVM, by a class loader of theirs. */
    private static String classPath() {
        return ChildJvm.class.getClassLoader() instanceof URLClassLoader maven
                ? Stream.of(maven.getURLs())
                        .map(url -> Path.of(URI.create(url.toString())).toString())
                        .collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }
}
