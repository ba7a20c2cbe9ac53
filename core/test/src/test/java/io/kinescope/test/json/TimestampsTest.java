package io.kinescope.test.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-07-30T17:11:12.90517Z",
                "2020-08-31T09:03:00.106436Z",
                "2025-07-30T17:11:12Z",
                "2025-07-30T17:11:00.1Z",
                "1969-12-31T23:59:59.5Z",
                "2999-01-01T00:00:00Z"
            })
    void haveNoZerosAtTheEnd(String text) {
        long micros = Timestamps.parse(text);
        assertThat(Instant.EPOCH.plus(micros, ChronoUnit.MICROS)).isEqualTo(text);
        assertThat(Timestamps.format(micros)).isEqualTo(text);
    }
}
