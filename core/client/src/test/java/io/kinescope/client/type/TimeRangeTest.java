package io.kinescope.client.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2024, 1, 1);

    @Test
    void goesByDay() {
        TimeRange january = TimeRange.of(NEW_YEAR, NEW_YEAR.plusMonths(1));
        assertThat(january.from()).isEqualTo("2024-01-01");
        assertThat(january.to()).isEqualTo("2024-02-01");
        assertThat(january).hasToString("2024-01-01 to 2024-02-01");
        assertThat(january).isEqualTo(TimeRange.of(NEW_YEAR, LocalDate.of(2024, 2, 1)));
        assertThat(january).hasSameHashCodeAs(TimeRange.of(NEW_YEAR, LocalDate.of(2024, 2, 1)));
        assertThat(january).isNotEqualTo(TimeRange.of(NEW_YEAR, NEW_YEAR));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01T00:00:00Z, 2024-01-01T00:00:00Z",
        "2024-01-01T00:00:30Z, 2024-01-01T00:00:30Z",
        "2024-01-01T00:00:00.000Z, 2024-01-01T00:00:00Z",
        "2024-01-01T00:00:00.5Z, 2024-01-01T00:00:00.5Z",
        "2024-01-01T00:00:00.123456789Z, 2024-01-01T00:00:00.123456789Z",
        "2024-01-01T03:00:00+03:00, 2024-01-01T00:00:00Z",
    })
    void goesByInstantWithNoDigitTooMany(String instant, String sent) {
        TimeRange range = TimeRange.of(Instant.parse(instant), Instant.parse("2024-02-01T00:00:00Z"));
        assertThat(range.from()).isEqualTo(sent);
        assertThat(range.to()).isEqualTo("2024-02-01T00:00:00Z");
    }

    @Test
    void refusesAnEndBeforeTheStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeRange.of(NEW_YEAR, NEW_YEAR.minusDays(1)))
                .withMessage("a time range cannot begin at 2024-01-01 and end before, at 2023-12-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeRange.of(Instant.EPOCH, Instant.EPOCH.minusNanos(1)))
                .withMessage("a time range cannot begin at 1970-01-01T00:00:00Z and end before, at"
                        + " 1969-12-31T23:59:59.999999999Z");
    }

    @Test
    void goesAsFarAsDatesOfTheApiCanSay() {
        assertThat(TimeRange.of(LocalDate.of(0, 1, 1), LocalDate.of(9999, 12, 31)))
                .hasToString("0000-01-01 to 9999-12-31");
        assertThat(TimeRange.of(Instant.parse("0000-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59Z")))
                .hasToString("0000-01-01T00:00:00Z to 9999-12-31T23:59:59Z");
    }

    @Test
    void refusesYearsThatDatesOfTheApiCannotSay() {
        assertThatIllegalArgumentException().isThrownBy(() -> TimeRange.of(NEW_YEAR, LocalDate.MAX));
        assertThatIllegalArgumentException().isThrownBy(() -> TimeRange.of(LocalDate.MIN, NEW_YEAR));
        assertThatIllegalArgumentException().isThrownBy(() -> TimeRange.of(Instant.MIN, Instant.EPOCH));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeRange.of(Instant.EPOCH, Instant.MAX))
                .withMessageStartingWith(
                        "a time range lies in the years 0000 to 9999, not between 1970-01-01T00:00:00Z and +");
    }
}
