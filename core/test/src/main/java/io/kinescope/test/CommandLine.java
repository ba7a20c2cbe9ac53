package io.kinescope.test;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Iterator;

/** The options of {@link LocalKinescope#main}, and what it prints. */
final class CommandLine {

    static final String USAGE = """
            Serves Kinescope's API in memory, on the loopback interface, until it is stopped with Ctrl+C.

              --port PORT      the port; 8080 by default, 0 for a free one
              --videos NUMBER  the number of videos; 2000 by default
              --token UUID     the API token; the same every time by default
              --unlimited      accepts any number of requests; 10 a second and 300 a minute by default
              --log DETAIL     prints every request: requests, headers (without the token) or bodies (with headers)
              --help           prints this
            """;

    private final LocalKinescope.Builder builder = LocalKinescope.builder().port(8080);
    private final PrintStream out;
    private boolean help;

    private CommandLine(PrintStream out) {
        this.out = out;
    }

    /** Reads the options; throws {@link IllegalArgumentException} for what is none. */
    static CommandLine of(PrintStream out, String... arguments) {
        CommandLine line = new CommandLine(out);
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            line.read(rest.next(), rest);
        }
        return line;
    }

    boolean help() {
        return help;
    }

    /** Starts the server, and prints its URL and its token. */
    LocalKinescope start() {
        LocalKinescope kinescope = builder.start();
        out.println("url:   " + kinescope.url());
        out.println("token: " + kinescope.token());
        return kinescope;
    }

    private void read(String option, Iterator<String> rest) {
        switch (option) {
            case "--port" -> builder.port(number(option, rest));
            case "--videos" -> builder.videos(number(option, rest));
            case "--token" -> builder.token(value(option, rest));
            case "--unlimited" -> builder.unlimited();
            case "--log" -> builder.onRequest(RequestPrinter.of(value(option, rest), out));
            case "--help" -> help = true;
            default -> throw new IllegalArgumentException("unknown option: " + option);
        }
    }

    private static int number(String option, Iterator<String> rest) {
        String value = value(option, rest);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a number, not " + value, e);
        }
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }
}
