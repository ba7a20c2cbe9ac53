package io.kinescope.examples;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

final class ProgressOnTerminal implements Progress {

    private static final int WIDTH = 100;

    private final ProgressBar bar;

    ProgressOnTerminal(String unit, PrintStream out) {
        this.bar = new ProgressBarBuilder()
                .setTaskName(unit)
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
