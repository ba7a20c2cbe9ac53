package io.kinescope.examples;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

final class ProgressOnTerminal implements Progress {

    /** A bar that is wider than the terminal fills the screen with its past; this fits into the usual 80 columns. */
    private static final int WIDTH = 79;

    private final ProgressBar bar;

    ProgressOnTerminal(String unit, long size, PrintStream out) {
        this.bar = new ProgressBarBuilder()
                .setTaskName(unit)
                .setUnit("", size)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                .build();
    }

    @Override
    public void total(long total) {
        bar.maxHint(total);
    }

    @Override
    public void advance(long steps) {
        bar.stepBy(steps);
    }

    @Override
    public void close() {
        bar.close();
    }
}
