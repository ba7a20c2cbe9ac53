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

    /** The bar is also drawn by the clock, five times a second, so it is not said how often. */
    @ParameterizedTest
    @ValueSource(ints = {20, 60, 80, 200})
    void fitsTheTerminal(int columns) {
        try (Progress progress = progress(columns)) {
            progress.total(3_000_000_000L);
            progress.note("100/300 files, 2 failed");
            advance(progress, 1_000_000_000, 100);
            progress.say("films/a.mp4: the connection is gone");
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
            assertThat(text()).contains("1000/3000 MB, 100/300 files, 2 failed, 10.0/s, 3 min 20 s left [");
        } else if (columns >= 60) {
            assertThat(text()).contains("1000/3000 MB, 100/300 files, 2 failed, 10.0/s, 3 min 20 s");
        }
    }

    @Test
    void leavesItsLastStateAndMessagesAfterItInLinesOfTheirOwn() {
        Progress progress = progress(60);
        progress.total(3_000_000);
        advance(progress, 3_000_000, 1);
        progress.close();
        progress.close();
        progress.say("done");
        assertThat(text()).matches("(?s).*\r3/3 MB, 3\\.0/s \\[=+]  \\([0-9:]+\\) *\r\ndone\n");
    }

    /** There the terminal prints ^C, which the bar is then drawn over. */
    @Test
    void leavesTheCursorAtTheBeginningOfTheBar() {
        try (Progress progress = progress(60)) {
            progress.total(3_000_000);
            advance(progress, 3_000_000, 1);
        }
        assertThat(text()).endsWith("\r\n");
        assertThat(text().split("\r"))
                .filteredOn(drawn -> !drawn.isBlank())
                .isNotEmpty()
                .allSatisfy(drawn -> assertThat(drawn).hasSize(59));
    }

    @Test
    void isALineEveryFiveSecondsElsewhere() {
        try (Progress progress = progress(0)) {
            progress.total(100_000_000);
            for (int second = 0; second < 12; second++) {
                advance(progress, 1_000_000, 1);
            }
        }
        assertThat(text()).isEqualTo("5/100 MB, 1.0/s, 1 min 35 s left\n10/100 MB, 1.0/s, 1 min 30 s left\n");
    }

    @Test
    void isALineEveryThirtySecondsAfterAMinuteAndOneAMinuteWhileNothingIsDone() {
        Progress progress = progress(0);
        for (int second = 0; second < 180; second++) {
            advance(progress, 1_000_000, 1);
        }
        assertThat(text()).hasLineCount(12 + 4);
        shown.reset();
        for (int second = 0; second < 180; second++) {
            clock.addAndGet(Duration.ofSeconds(1).toNanos());
            progress.tick();
        }
        assertThat(text()).hasLineCount(3);
    }

    @Test
    void speedIsOfThisRun() {
        try (Progress progress = progress(0)) {
            progress.total(100_000_000);
            progress.resume(50_000_000);
            advance(progress, 10_000_000, 10);
        }
        assertThat(text()).isEqualTo("60/100 MB, 1.0/s, 40 s left\n");
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
