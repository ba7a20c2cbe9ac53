package io.kinescope.examples.support;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;

/** Draws a bar. */
final class ProgressOnTerminal implements Progress {

    /** A bar that is wider than the terminal fills the screen with its past; this fits into the usual 80 columns. */
    private static final int WIDTH = 79;

    private final ProgressBar bar;
    private volatile @Nullable Instant end;

    ProgressOnTerminal(String unit, long size, PrintStream out) {
        this.bar = new ProgressBarBuilder()
                .setTaskName(unit)
                .setUnit("", size)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setEtaFunction(this::left)
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
    public void left(Duration left) {
        end = Instant.now().plus(left);
    }

    private Optional<Duration> left(ProgressState state) {
        Instant told = end;
        if (told != null) {
            Duration left = Duration.between(Instant.now(), told);
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        }
        if (state.isIndefinite() || state.getCurrent() == 0) {
            return Optional.empty();
        }
        double perStep = (double) state.getElapsedAfterStart().toMillis() / state.getCurrent();
        return Optional.of(Duration.ofMillis((long) (perStep * (state.getMax() - state.getCurrent()))));
    }

    @Override
    public void close() {
        bar.close();
    }
}
