package io.kinescope.client.netty;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** The output of the JDK's loggers, which Netty uses in these tests, at every level. */
final class JdkLog extends Handler implements AutoCloseable {

    private final Logger root = LogManager.getLogManager().getLogger("");
    private final Level before = root.getLevel();
    private final Handler[] handlers = root.getHandlers();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    static JdkLog everything() {
        JdkLog log = new JdkLog();
        log.setLevel(Level.ALL);
        for (Handler handler : log.handlers) {
            log.root.removeHandler(handler);
        }
        log.root.addHandler(log);
        log.root.setLevel(Level.ALL);
        return log;
    }

    String text() {
        return lines.stream().collect(Collectors.joining("\n"));
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line.getLoggerName() + ": " + line.getMessage() + " " + line.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(before);
        for (Handler handler : handlers) {
            root.addHandler(handler);
        }
    }
}
