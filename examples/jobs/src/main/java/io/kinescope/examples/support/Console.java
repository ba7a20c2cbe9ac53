package io.kinescope.examples.support;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The console of this process. Only {@code main} methods use it. */
public final class Console {

    /** Kept, as the JDK forgets loggers that nobody holds, and their levels with them. */
    private static final Logger NETWORK = Logger.getLogger("reactor.netty");

    private Console() {}

    /**
     * Keeps the HTTP library's warnings about broken connections off the console: most of these calls are retried, and the
     * others fail the job. Must be called before anything logs; has no effect where SLF4J decides what is logged.
     */
    public static void keepNetworkQuiet() {
        System.setProperty("reactor.logging.fallback", "JDK");
        NETWORK.setLevel(Level.SEVERE);
    }

    /** Returns standard output. Unlike {@code System.out} it reports that nobody reads it any more. Closing it has no effect. */
    public static OutputStream standardOutput() {
        return new FileOutputStream(FileDescriptor.out) {
            @Override
            public void close() {}
        };
    }

    /**
     * Returns whether standard error is a terminal. Java only knows whether input and output both are, so the shell's
     * {@code test} decides; without it this is false.
     */
    public static boolean isErrorATerminal() {
        try {
            Process test = new ProcessBuilder("test", "-t", "2")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return test.waitFor(2, TimeUnit.SECONDS) && test.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
