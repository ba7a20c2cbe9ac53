package io.kinescope.examples.support;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the program is attached to. */
public final class Console {

    /** Kept, as the JDK forgets loggers that nobody holds, and their levels with them. */
    private static final Logger NETWORK = Logger.getLogger("reactor.netty");

    private Console() {}

    /**
     * Keeps connections that break off the screen: most are made anew, and the others fail the job. To be called before
     * anything logs; has no effect where SLF4J says what is logged.
     */
    public static void keepNetworkQuiet() {
        System.setProperty("reactor.logging.fallback", "JDK");
        NETWORK.setLevel(Level.SEVERE);
    }

    /** Not System.out, which swallows that nobody reads any more. Stays open, since the program may share it. */
    public static OutputStream standardOutput() {
        return new FileOutputStream(FileDescriptor.out) {
            @Override
            public void close() {}
        };
    }

    /** Java can only tell whether input and output both are a terminal, so the shell's {@code test} is asked if there is one. */
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
