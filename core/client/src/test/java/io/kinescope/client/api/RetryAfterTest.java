package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final String NOW = "Tue, 24 Nov 2026 10:00:00 GMT";

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
            })
    void readsEveryForm(String value, Duration expected) {
        assertThat(RetryAfter.of(head(value, NOW))).isEqualTo(expected);
    }

    @Test
    void isUnknownWithoutTheHeader() {
        assertThat(RetryAfter.of(head(null, NOW))).isNull();
    }

    @Test
    void readsADateAgainstTheServersClockOnly() {
        String date = "Tue, 24 Nov 2026 10:00:07 GMT";
        assertThat(RetryAfter.of(head(date, null))).isNull();
        assertThat(RetryAfter.of(head(date, "yesterday"))).isNull();
        assertThat(RetryAfter.of(head(date, "Tue, 24 Nov 2026 10:00:05 GMT"))).isEqualTo(Duration.ofSeconds(2));
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
