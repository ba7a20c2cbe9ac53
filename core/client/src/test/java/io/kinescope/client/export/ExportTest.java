package io.kinescope.client.export;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    void anEmptyExportHasNoRows() {
        assertThat(rows("", 3)).isEmpty();
        assertThat(rows("id,title\n", 3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":[]}", "  [1]", "\n{"})
    void neverReadsJsonAsCsv(String json) {
        StepVerifier.create(csv(json, "text/csv", 100).rows()).verifyErrorSatisfies(error -> assertThat(error)
                .isInstanceOf(DecodingException.class)
                .hasMessage("GET /v1/export.csv gave an unreadable answer: it is JSON, so this export has no"
                        + " such format [request r-1]"));
        StepVerifier.create(csv(json, "text/csv", 100).bytes()).verifyError(DecodingException.class);
    }

    @Test
    void believesTheContentTypeThatSaysJson() {
        StepVerifier.create(csv("a,b\n", "application/json; charset=utf-8", 100).rows())
                .verifyError(DecodingException.class);
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
        StepVerifier.create(new Csv("GET /x", chunks, 1000).rows(), 3)
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
                ResponseHead head = new ResponseHead(200, Map.of("content-type", contentType, "x-request-id", "r-1"));
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
