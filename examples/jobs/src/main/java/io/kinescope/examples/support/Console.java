package io.kinescope.examples.support;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The console of this process. Only {@code main} methods use it. */
public final class Console {

    /** Kept, as the JDK forgets loggers that nobody holds, and their levels with them. */
    private static final Logger NETWORK = Logger.getLogger("reactor.netty");

    private static final int MIN_COLUMNS = 20;
    private static final int USUAL_COLUMNS = 80;

    private Console() {}

    /**
     * Keeps the HTTP library's warnings about broken connections off the console: most of these calls are retried, and the
     * others fail the job. What is logged is printed without characters that a terminal obeys. Must be called before anything
     * logs; has no effect where SLF4J decides what is logged.
     */
    public static void keepNetworkQuiet() {
        System.setProperty("reactor.logging.fallback", "JDK");
        NETWORK.setLevel(Level.SEVERE);
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setFormatter(new PlainLogFormatter());
        }
    }

    /** Returns standard output. Unlike {@code System.out} it reports that nobody reads it any more. Closing it has no effect. */
    public static OutputStream standardOutput() {
        return new FileOutputStream(FileDescriptor.out) {
            @Override
            public void close() {}
        };
    }

    /** Runs the action when the program ends, however it does, unless it is killed. */
    public static void atEnd(Runnable action) {
        Runtime.getRuntime().addShutdownHook(new Thread(action, "end"));
    }

    /**
     * Returns the width of the terminal that standard error is, from 20 columns on; 0 if it is none, or one that cannot draw a
     * line anew, or the environment is that of a CI. Java only knows whether input and output both are terminals, so the
     * shell's {@code test} and {@code stty} decide; without them there is no terminal.
     */
    public static int columns(Map<String, String> environment) {
        boolean plain = environment.containsKey("CI") || "dumb".equals(environment.get("TERM"));
        if (plain || !"0".equals(output("test -t 2; echo $?"))) {
            return 0;
        }
        String size = output("stty size < /dev/tty");
        return size.matches("\\d+ \\d{2,4}")
                ? Math.max(MIN_COLUMNS, Integer.parseInt(size.substring(size.indexOf(' ') + 1)))
                : USUAL_COLUMNS;
    }

    private static String output(String command) {
        try {
            Process shell = new ProcessBuilder("sh", "-c", command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (InputStream printed = shell.getInputStream()) {
                return new String(printed.readAllBytes(), StandardCharsets.US_ASCII).strip();
            }
        } catch (IOException noSuchProgram) {
            return "";
        }
    }
}
