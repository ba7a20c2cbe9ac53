package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final String NOW = "Tue, 24 Nov 2026 10:00:00 GMT";
    private static final Instant OUR_NOW = Instant.parse("2026-11-24T09:59:00Z");

    @ParameterizedTest(name = "\"{0}\" is {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "'0' | PT0S",
                "'1' | PT1S",
                "'5' | PT5S",
                "' 5 ' | PT5S",
                "'+5' | PT5S",
                "'007' | PT7S",
                "'60' | PT60S",
                "'120' | PT120S",
                "'0.5' | PT0.5S",
                "'1.25' | PT1.25S",
                "'2.000000001' | PT2.000000001S",
                "'0.0000000001' | PT0S",
                "'-1' | PT0S",
                "'-0.5' | PT0S",
                "'-0' | PT0S",
                "'31536000' | PT8760H",
                "'31536001' | PT8760H",
                "'999999999999' | PT8760H",
                "'999999999999999999' | PT8760H",
                "'9999999999999999999999' | PT8760H",
                "'1e3' | null",
                "'1,5' | null",
                "'1.' | null",
                "'.5' | null",
                "'NaN' | null",
                "'Infinity' | null",
                "'0x10' | null",
                "'soon' | null",
                "'' | null",
                "'5 seconds' | null",
                "'--5' | null",
                "'Tue, 24 Nov 2026 10:00:07 GMT' | PT7S",
                "'Tue, 24 Nov 2026 10:00:00 GMT' | PT0S",
                "'Tue, 24 Nov 2026 09:59:00 GMT' | PT0S",
                "'Wed, 25 Nov 2026 10:00:00 GMT' | PT24H",
                "'Fri, 24 Nov 2056 10:00:00 GMT' | PT8760H",
                "'Mon, 24 Nov 2026 10:00:07 GMT' | null",
                "'Tue, 24 Nov 2026 25:00:07 GMT' | null",
                "'Tue, 24 Nov 2026' | null",
                "'2026-11-24T10:00:07Z' | null",
                "'Tuesday, 24-Nov-26 10:00:07 GMT' | PT7S",
                "'Tuesday, 24-Nov-26 09:00:00 GMT' | PT0S",
                "'Wednesday, 24-Nov-99 10:00:07 GMT' | PT0S",
                "'Wednesday, 24-Nov-94 10:00:07 GMT' | null",
                "'Monday, 24-Nov-26 10:00:07 GMT' | null",
                "'Tue Nov 24 10:00:07 2026' | PT7S",
                "'Tue Nov 24 09:00:07 2026' | PT0S",
                "'Tue Dec  1 10:00:00 2026' | PT168H",
                "'Mon Nov 24 10:00:07 2026' | null",
                "'5, 7' | PT7S",
                "'7, 5' | PT7S",
                "'5, 5, 5' | PT5S",
                "'5, soon' | null",
                "'5,7' | null",
                "'5, Tue, 24 Nov 2026 10:00:07 GMT' | PT7S",
                "'Tue, 24 Nov 2026 10:00:07 GMT, Tue, 24 Nov 2026 10:00:09 GMT' | PT9S",
                "'Tuesday, 24-Nov-26 10:00:07 GMT, Tue Nov 24 10:00:03 2026' | PT7S",
            })
    void readsEveryForm(String value, Duration expected) {
        assertThat(RetryAfter.of(head(value, NOW), OUR_NOW)).isEqualTo(expected);
    }

    @Test
    void isUnknownWithoutTheHeader() {
        assertThat(RetryAfter.of(head(null, NOW), OUR_NOW)).isNull();
    }

    @Test
    void readsADateAgainstTheServersClockAndAgainstOursIfItHasNone() {
        String date = "Tue, 24 Nov 2026 10:00:07 GMT";
        assertThat(RetryAfter.of(head(date, null), OUR_NOW)).isEqualTo(Duration.ofSeconds(67));
        assertThat(RetryAfter.of(head(date, "yesterday"), OUR_NOW)).isEqualTo(Duration.ofSeconds(67));
        assertThat(RetryAfter.of(head(date, "Tue, 24 Nov 2026 10:00:05 GMT"), OUR_NOW))
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(RetryAfter.of(head(date, "Tuesday, 24-Nov-26 10:00:05 GMT"), OUR_NOW))
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(RetryAfter.of(head(date, "Tue Nov 24 10:00:05 2026"), OUR_NOW))
                .isEqualTo(Duration.ofSeconds(2));
    }

    private static ResponseHead head(String retryAfter, String date) {
        Map<String, String> headers = new HashMap<>();
        if (retryAfter != null) {
            headers.put("retry-after", retryAfter);
        }
        if (date != null) {
            headers.put("date", date);
        }
        return new ResponseHead(429, headers);
    }
}
