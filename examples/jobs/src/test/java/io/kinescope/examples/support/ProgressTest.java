package io.kinescope.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();

    @ParameterizedTest
    @ValueSource(ints = {20, 60, 80, 200})
    void fitsTheTerminal(int columns) {
        try (Progress progress = progress(columns)) {
            progress.total(3_000_000);
            progress.note("1 of 30 files");
            advance(progress, 1_000_000, 1);
            progress.say("films/a.mp4: the connection is gone");
            advance(progress, 1_000_000, 1);
        }
        List<String> drawn = Arrays.stream(text().split("[\r\n]", -1))
                .filter(line -> line.contains("MB"))
                .toList();
        assertThat(drawn).isNotEmpty().allSatisfy(line -> assertThat(line).hasSize(columns - 1));
        assertThat(text())
                .contains("\rfilms/a.mp4: the connection is gone\n")
                .doesNotContain("\u001b")
                .endsWith("\n");
        if (columns >= 80) {
            assertThat(text()).contains("1 of 3 MB, 1 of 30 files, 1.0/s, 2 s left [===");
        }
    }

    @Test
    void isALineEveryFiveSecondsElsewhere() {
        try (Progress progress = progress(0)) {
            progress.total(100_000_000);
            for (int second = 0; second < 12; second++) {
                advance(progress, 1_000_000, 1);
            }
        }
        assertThat(text()).isEqualTo("5 of 100 MB, 1.0/s, 1 min 35 s left\n10 of 100 MB, 1.0/s, 1 min 30 s left\n");
    }

    @Test
    void speedIsOfThisRun() {
        try (Progress progress = progress(0)) {
            progress.total(100_000_000);
            progress.resume(50_000_000);
            advance(progress, 10_000_000, 10);
        }
        assertThat(text()).isEqualTo("60 of 100 MB, 1.0/s, 40 s left\n");
    }

    private Progress progress(int columns) {
        return new Progress("MB", 1_000_000, new PrintStream(shown, true, StandardCharsets.UTF_8), columns, clock::get);
    }

    private void advance(Progress progress, long steps, int seconds) {
        clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
        progress.advance(steps);
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
