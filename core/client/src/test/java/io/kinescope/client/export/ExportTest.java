package io.kinescope.client.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.kinescope.client.api.Api;
import io.kinescope.client.api.ApiSettings;
import io.kinescope.client.api.Exchange;
import io.kinescope.client.api.Request;
import io.kinescope.client.api.ResponseHead;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.export.Csv.Row;
import io.kinescope.client.ratelimit.Permit;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.text.CsvExport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class ExportTest {

    @Test
    void readsQuotesCommasAndLineBreaksWithinFields() {
        String text = "\uFEFFid,title,note\r\n1,\"a, \"\"b\"\"\",\"two\r\nlines\"\r\n\r\n2,ж,\r\n3\r\n";
        for (int size = 1; size < 12; size++) {
            assertThat(rows(text, size))
                    .containsExactly(
                            Map.of("id", "1", "title", "a, \"b\"", "note", "two\r\nlines"),
                            Map.of("id", "2", "title", "ж", "note", ""),
                            Map.of("id", "3", "title", "", "note", ""));
        }
    }

    @Test
    void tellsAMissingColumnFromAnEmptyValue() {
        Row row = csv("a,b\n1,\n", "text/csv", 3).rows().blockLast();
        assertThat(row.get("b")).isEmpty();
        assertThat(row.get("c")).isNull();
    }

    @Test
    void anExportOfColumnNamesAloneHasNoRows() {
        assertThat(rows("id,title\n", 3)).isEmpty();
        assertThat(rows("id,title", 3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[]}",
                "  [1]",
                "\n{}",
                "[{}]",
                "\uFEFF[\n]",
                "{ \t\"error\":1}",
                "<!DOCTYPE html><p>Log in",
                "<head><title>Log in",
                "\r\n<HTML lang=ru>"
            })
    void refusesWhatIsNoExportWithoutAContentType(String body) {
        for (int size = 1; size < 20; size++) {
            StepVerifier.create(csv(body, "", size).rows()).verifyError(DecodingException.class);
            StepVerifier.create(csv(body, "", size).bytes()).verifyError(DecodingException.class);
            StepVerifier.create(api(body, "", size).get("/chat.txt").lines()).verifyError(DecodingException.class);
        }
    }

    /** Neither the length of the first chunk nor a bracket at the beginning makes JSON of a text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2025-02-01 10:00:00] Anna: hello",
                "[20:15] hi",
                "[admin] hi",
                "{Anna} hi",
                "[",
                "{",
                " ",
                "<b>",
                "<"
            })
    void keepsTextThatLooksLikeJson(String line) {
        for (int size = 1; size < 20; size++) {
            for (String contentType : new String[] {"", "text/plain", "text/plain; charset=utf-8"}) {
                StepVerifier.create(api(line + "\nBoris: hello", contentType, size)
                                .get("/chat.txt")
                                .lines())
                        .expectNext(line, "Boris: hello")
                        .verifyComplete();
            }
        }
    }

    /** The content type decides, whatever the body is. */
    @ParameterizedTest
    @CsvSource({
        "application/json; charset=utf-8, it is JSON",
        "application/problem+json, it is JSON",
        "'text/html; charset=utf-8', it is an HTML page"
    })
    void believesTheContentType(String contentType, String reason) {
        StepVerifier.create(csv("a,b\n", contentType, 100).rows()).verifyErrorSatisfies(error -> assertThat(error)
                .isInstanceOf(DecodingException.class)
                .hasMessage("GET /v1/export.csv gave an unreadable answer: " + reason
                        + ", so this export has no such format [request r-1]"));
        StepVerifier.create(csv("{\"a\",b\n{},2\n", "text/csv", 100).rows())
                .expectNextCount(1)
                .verifyComplete();
    }

    @Test
    void refusesALineThatIsTooLong() {
        StepVerifier.create(
                        csv("a\n\"" + "x".repeat(2_000_000), "text/csv", 1000).rows())
                .verifyErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(DecodingException.class)
                        .hasMessageContaining("a line of more than"));
    }

    @Test
    void asksForBytesAsRowsAreWanted() {
        AtomicInteger produced = new AtomicInteger();
        Flux<byte[]> chunks = Flux.range(0, 1_000_000)
                .map(i -> (i == 0 ? "id\n" : i + "\n").getBytes(StandardCharsets.UTF_8))
                .doOnNext(chunk -> produced.incrementAndGet());
        StepVerifier.create(new CsvExport("GET /x", chunks, 1000).rows(), 3)
                .expectNextCount(3)
                .then(() -> assertThat(produced.get()).isLessThan(10))
                .thenCancel()
                .verify();
    }

    @Test
    void readsLines() {
        StepVerifier.create(api("один\r\n\nthree \"quoted\nlast", "text/plain", 3)
                        .get("/chat.txt")
                        .lines())
                .expectNext("один", "", "three \"quoted", "last")
                .verifyComplete();
    }

    @Property(tries = 200)
    void readsBackWhateverWasWritten(
            @ForAll @Size(min = 1, max = 8)
                    List<@NotEmpty List<@StringLength(max = 5) @CharRange(from = ' ', to = '~') String>> table,
            @ForAll @IntRange(min = 1, max = 7) int chunk) {
        String header = "c0,c1,c2";
        List<List<String>> expected = new ArrayList<>();
        StringBuilder text = new StringBuilder(header).append('\n');
        for (List<String> fields : table) {
            List<String> three = IntStream.range(0, 3)
                    .mapToObj(i -> i < fields.size() ? fields.get(i) + (i == 1 ? "\nж\"," : "") : "x")
                    .toList();
            expected.add(three);
            text.append(String.join(
                            ",",
                            three.stream()
                                    .map(field -> '"' + field.replace("\"", "\"\"") + '"')
                                    .toList()))
                    .append('\n');
        }
        List<List<String>> read = csv(text.toString(), "text/csv", chunk)
                .rows()
                .map(row -> List.copyOf(row.values().values()))
                .collectList()
                .block();
        assertThat(read).isEqualTo(expected);
    }

    /** The same rows as of a parser that has the whole text, up to the same fault. */
    @Property(tries = 2000)
    void readsWhatTheParserReadsInTheWholeText(
            @ForAll @StringLength(max = 24) @Chars({'a', ' ', ',', '"', '\n', '\r', 'ж', '\uFEFF', '\0'})
                    String generated,
            @ForAll boolean windows,
            @ForAll @IntRange(min = 1, max = 5) int chunk) {
        // After a lone CR within quotes the parser takes the LF that ends the record for the rest of a CRLF.
        Assume.that(!generated.matches("(?s).*\".*\r.*\n.*"));
        String text = windows && !generated.contains("\r") ? generated.replace("\n", "\r\n") : generated;
        List<List<String>> read = new ArrayList<>();
        List<List<String>> expected = new ArrayList<>();
        String header = "c1,c2,c3\n";

        boolean broken = fails(() -> csv(header + text, "text/csv", chunk)
                .rows()
                .doOnNext(row -> read.add(List.copyOf(row.values().values())))
                .blockLast());
        boolean expectedBroken = fails(() -> parse(text).forEach(expected::add));

        assertThat(read).isEqualTo(expected);
        assertThat(broken).isEqualTo(expectedBroken);
    }

    /** A quote after the byte order mark opens a quoted field. */
    @Property(tries = 500)
    void readsTheFirstLineLikeAnyOther(
            @ForAll @StringLength(max = 10) @Chars({'a', ',', '"', '\n', '\uFEFF'}) String text,
            @ForAll boolean mark,
            @ForAll @IntRange(min = 1, max = 5) int chunk) {
        String marked = (mark ? "\uFEFF" : "") + text;
        Assume.that(!marked.isEmpty() && (mark || !text.startsWith("\uFEFF")));
        List<List<String>> expected = new ArrayList<>();
        boolean expectedBroken = fails(() -> parse(text).forEach(expected::add));
        List<Integer> read = new ArrayList<>();

        boolean broken = fails(() -> csv(marked, "text/csv", chunk)
                .rows()
                .doOnNext(row -> read.add(row.values().size()))
                .blockLast());

        assertThat(read).hasSize(Math.max(0, expected.size() - 1));
        assertThat(broken).isEqualTo(expectedBroken);
    }

    @Test
    void keepsValuesOfColumnsWithoutANameOfTheirOwn() {
        assertThat(rows("id,id\n1,2,3\n", 3)).containsExactly(Map.of("id", "1", "2", "2", "3", "3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void keepsRowsWithACarriageReturnWithinQuotes(String end) {
        String text = String.join(end, "id,note", "1,\"a\rb\"", "\"2\r\"", "3,c");
        for (int size = 1; size < 12; size++) {
            assertThat(rows(text, size))
                    .containsExactly(
                            Map.of("id", "1", "note", "a\rb"),
                            Map.of("id", "2\r", "note", ""),
                            Map.of("id", "3", "note", "c"));
        }
    }

    /** Loses none of the rows below a quote in an unquoted field. */
    @Test
    void readsAQuoteInAnUnquotedFieldAsText() {
        assertThat(rows("id,title\n1,a 12\" vinyl\n2,b\n3,a 7\" one\n4,d\n", 5))
                .extracting(row -> row.get("title"))
                .containsExactly("a 12\" vinyl", "b", "a 7\" one", "d");
    }

    private static Stream<List<String>> parse(String text) {
        return CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)
                .stream()
                .map(record -> padded(record.getFields()));
    }

    /** A row has a value for each of the three columns. */
    private static List<String> padded(List<String> fields) {
        List<String> padded = new ArrayList<>(fields);
        while (padded.size() < 3) {
            padded.add("");
        }
        return padded;
    }

    private static boolean fails(Runnable reading) {
        try {
            reading.run();
            return false;
        } catch (DecodingException | CsvParseException malformed) {
            return true;
        }
    }

    private static List<Map<String, String>> rows(String text, int chunk) {
        return csv(text, "text/csv", chunk)
                .rows()
                .map(Row::values)
                .collectList()
                .block();
    }

    private static Csv csv(String text, String contentType, int chunk) {
        return api(text, contentType, chunk).get("/v1/export.csv").csv();
    }

    private static Api api(String text, String contentType, int chunk) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Exchange exchange = new Exchange() {
            @Override
            public <T> Flux<T> send(Request request, Permit permit, Reader<T> reader) {
                Flux<byte[]> chunks = Flux.range(0, (bytes.length + chunk - 1) / chunk)
                        .map(i -> Arrays.copyOfRange(bytes, i * chunk, Math.min(bytes.length, (i + 1) * chunk)));
                Map<String, String> headers = new HashMap<>(Map.of("x-request-id", "r-1"));
                if (!contentType.isEmpty()) {
                    headers.put("content-type", contentType);
                }
                ResponseHead head = new ResponseHead(200, headers);
                return Flux.from(reader.read(head, chunks));
            }
        };
        return new Api(
                exchange,
                ApiSettings.standard()
                        .rateLimiter(RateLimiter.unlimited())
                        .retry(RetryPolicy.none())
                        .maxResponseSize(1_000_000));
    }
}
