package io.kinescope.examples.support;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import me.tongfei.progressbar.DefaultProgressBarRenderer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;

/**
 * A bar on a terminal, with a text before it and the time since the start behind it: a bar of the library
 * {@code progressbar}, which draws it five times a second, on a thread of its own, so that it fits the terminal. The methods
 * may be called on any thread.
 */
final class TerminalBar implements AutoCloseable {

    private static final int DRAWING_INTERVAL = 200;

    private final ProgressBar bar;
    private final Line line;

    /** Takes the width of the terminal, and the text, which may change. */
    TerminalBar(PrintStream out, int columns, Supplier<String> text) {
        line = new Line(out, columns - 1);
        bar = new ProgressBarBuilder()
                .setTaskName("")
                .setInitialMax(-1)
                .setUpdateIntervalMillis(DRAWING_INTERVAL)
                .continuousUpdate()
                .setRenderer(new Text(text))
                .setConsumer(line)
                .build();
    }

    void total(long steps) {
        bar.maxHint(steps);
    }

    void advance(long steps) {
        bar.stepBy(steps);
    }

    /** Prints a message above the bar. */
    void say(String message) {
        line.say(message);
        bar.refresh();
    }

    /** Draws the bar a last time and ends its line. */
    @Override
    public void close() {
        bar.close();
        // The library does not close it if it has not drawn the bar before.
        line.close();
    }

    /** The library's line, with the text in place of its numbers. */
    private static final class Text extends DefaultProgressBarRenderer {

        private final Supplier<String> text;

        Text(Supplier<String> text) {
            super(
                    ProgressBarStyle.ASCII,
                    "",
                    1,
                    false,
                    new DecimalFormat("0"),
                    ChronoUnit.SECONDS,
                    false,
                    state -> Optional.<Duration>empty());
            this.text = text;
        }

        @Override
        protected String percentage(ProgressState state) {
            return text.get();
        }

        @Override
        protected String ratio(ProgressState state) {
            return "";
        }

        @Override
        public String render(ProgressState state, int width) {
            // The library puts a space after the name of the task, which is empty.
            String line = super.render(state, width + 1).stripLeading();
            return line.length() > width ? line.substring(0, width) : line + " ".repeat(width - line.length());
        }
    }

    /** The line of the terminal that is drawn anew. */
    private static final class Line implements ProgressBarConsumer {

        private final PrintStream out;
        private final int width;
        private boolean closed;

        Line(PrintStream out, int width) {
            this.out = out;
            this.width = width;
        }

        @Override
        public int getMaxRenderedLength() {
            return width;
        }

        @Override
        public synchronized void accept(String drawn) {
            if (!closed) {
                // The terminal prints ^C where the cursor is. There the bar is drawn over it, and behind it a line
                // would begin.
                out.print("\r" + drawn + "\r");
                out.flush();
            }
        }

        synchronized void say(String message) {
            String erased = closed ? "" : "\r" + " ".repeat(width) + "\r";
            out.print(erased + message + System.lineSeparator());
            out.flush();
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                out.print(System.lineSeparator());
                out.flush();
                closed = true;
            }
        }
    }
}
