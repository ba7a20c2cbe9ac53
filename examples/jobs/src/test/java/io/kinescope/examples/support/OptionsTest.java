package io.kinescope.examples.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 31);

    @Test
    void areTakenByNameInAnyOrder() {
        Options options =
                new Options("--debug", "--text", "a b", "--day", "2024-02-01", "--file", "f.csv", "--number", "9999");
        assertThat(options.path("--file")).isEqualTo(Path.of("f.csv"));
        assertThat(options.number("--number", 1)).isEqualTo(9999);
        assertThat(options.date("--day", DAY)).isEqualTo("2024-02-01");
        assertThat(options.text("--text")).isEqualTo("a b");
        assertThat(options.flag("--debug")).isTrue();
        assertThatCode(options::end).doesNotThrowAnyException();
    }

    @Test
    void mayBeAbsent() {
        Options options = new Options();
        assertThat(options.path("--file")).isNull();
        assertThat(options.text("--text")).isNull();
        assertThat(options.number("--number", 7)).isEqualTo(7);
        assertThat(options.date("--day", DAY)).isEqualTo(DAY);
        assertThat(options.flag("--debug")).isFalse();
        assertThatCode(options::end).doesNotThrowAnyException();
    }

    @Test
    void lastOneCounts() {
        Options options = new Options("--text", "a", "--debug", "--text", "b", "--debug");
        assertThat(options.text("--text")).isEqualTo("b");
        assertThat(options.flag("--debug")).isTrue();
        assertThatCode(options::end).doesNotThrowAnyException();
    }

    @Test
    void tellWhatIsWrongWithThem() {
        Options options = new Options("--number", "0", "--day", "today", "--file", "--text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.number("--number", 1))
                .withMessage("--number needs a number from 1 to 9999");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.date("--day", DAY))
                .withMessage("--day needs a date such as 2024-01-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.path("--file"))
                .withMessage("--file needs a value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.text("--text"))
                .withMessage("--text needs a value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Options("--nonsense").end())
                .withMessage("unknown option --nonsense");
    }
}
