package io.kinescope.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"\u001b", "\u009b", "\u007f", "\u0000", "\n", "\r", "\t", "\u0085", "\u2028", "\u202e", "\ud800"
            })
    void replacesWhatATerminalObeys(String obeyed) {
        assertThat(PlainText.line("a" + obeyed + "b")).isEqualTo("a?b");
    }

    @Test
    void keepsLettersOfEveryScript() {
        String text = "Урок 1 – e\u0301 \ud83d\udc69\u200d\ud83d\ude80 می\u200cخواهم";
        assertThat(PlainText.line(text)).isEqualTo(text);
    }

    @Test
    void jsonIsPlainAndReadsBackAsItWas() {
        Map<String, String> texts = Map.of("a\u009b", "\u001b\u007f\u0080\u009f\u00a0я");
        String json = PlainJson.mapper().writeValueAsString(texts);
        assertThat(json).doesNotContainPattern("\\p{Cc}").contains("я");
        assertThat(PlainJson.mapper().readTree(json))
                .isEqualTo(PlainJson.mapper().valueToTree(texts));
    }

    @Test
    void fieldsOfACsvKeepLinesOnly() {
        assertThat(SpreadsheetText.of("=1\u001b[2J\u009b\r\n\tb")).isEqualTo("'=1\ufffd[2J\ufffd\ufffd\n\tb");
    }

    @Test
    void aLogHasOneLineForAMessage() {
        LogRecord logged = new LogRecord(Level.SEVERE, "a\n\u001b[31mb");
        logged.setThrown(new IllegalStateException("c\u009b"));
        assertThat(new PlainLogFormatter().format(logged))
                .contains("a??[31mb\n", "IllegalStateException: c?\n", "\n    at ")
                .doesNotContainPattern("[\\p{Cc}&&[^\n]]");
    }
}
