package io.kinescope.client.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The formatters of {@code java.time} decide what is right. */
class TimestampTest {

    private static final long YEAR_0 = LocalDateTime.of(0, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final long YEAR_10000 = LocalDateTime.of(10_000, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);

    @Property
    void readsEveryTime(
            @ForAll @LongRange(max = 1_000_000_000_000L) long second,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @IntRange(max = 9) int digits,
            @ForAll @StringLength(max = 3) String before) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(YEAR_0 + second % (YEAR_10000 - YEAR_0), 0, ZoneOffset.UTC);
        String fraction = digits == 0 ? "" : "." + "%09d".formatted(nanos).substring(0, digits);
        String text = time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss")) + fraction + "Z";

        assertThat(read(before + text + "9", before.length(), text.length())).isEqualTo(Instant.parse(text));
    }

    @Property(tries = 5000)
    void oddTextReadsAsTheFormattersReadItOrNotAtAll(
            @ForAll @IntRange(max = 27) int position, @ForAll @StringLength(max = 3) String odd) {
        String usual = "2024-02-29T23:59:59.032107Z";
        int cut = Math.min(position + 1, usual.length());
        for (String text : new String[] {
            usual.substring(0, Math.min(position, usual.length())) + odd + usual.substring(cut),
            usual.substring(0, cut) + odd + usual.substring(cut)
        }) {
            Instant read = read(text, 0, text.length());

            assertThat(read).isIn(null, parsed(text));
        }
    }

    @Property(tries = 5000)
    void oddDigitsReadAsTheFormattersReadThem(
            @ForAll @IntRange(max = 18) int position, @ForAll @IntRange(max = 9) int digit) {
        String usual = "2023-02-28T19:59:59Z";
        if (!Character.isDigit(usual.charAt(position))) {
            return;
        }
        String text = usual.substring(0, position) + digit + usual.substring(position + 1);

        assertThat(read(text, 0, text.length())).isEqualTo(parsed(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2020-06-04",
                "2020-06-04T21:08:35",
                "2020-06-04T21:08:35.Z",
                "2020-06-04T21:08:35.1234567890Z",
                "2020-06-04T21:08:35,5Z",
                "2020-06-04T21:08:35+03:00",
                "2020-06-04 21:08:35Z",
                "2020-06-04t21:08:35z",
                "2023-02-29T00:00:00Z",
                "2020-06-04T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "-020-06-04T21:08:35Z",
                "+020-06-04T21:08:35Z",
                "٢٠٢٠-06-04T21:08:35Z",
            })
    void leavesOtherForms(String text) {
        assertThat(read(text, 0, text.length())).isNull();
    }

    @Test
    void otherFormsAreStillRead() {
        assertThat(instant("2020-06-04T21:08:35+03:00")).isEqualTo(Instant.parse("2020-06-04T18:08:35Z"));
        assertThat(instant("2020-06-04t21:08:35z")).isEqualTo(Instant.parse("2020-06-04T21:08:35Z"));
        assertThat(instant("2020-06-04T24:00:00Z")).isEqualTo(Instant.parse("2020-06-05T00:00:00Z"));
        assertThat(instant("tomorrow")).isNull();
    }

    private record Timed(@Nullable Instant at) {}

    private static @Nullable Instant instant(String text) {
        byte[] json = Json.LENIENT.write(Map.of("data", Map.of("at", text)));
        return Json.LENIENT.one(ResponseBody.of(json), Timed.class).data().at();
    }

    private static @Nullable Instant read(String text, int start, int length) {
        return Timestamp.read(text.toCharArray(), start, length);
    }

    private static @Nullable Instant parsed(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException noTime) {
            return null;
        }
    }
}
