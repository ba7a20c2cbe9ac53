package io.kinescope.client.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinescope.client.listing.Order;
import io.kinescope.client.videos.ChaptersUpdate;
import io.kinescope.client.videos.Video;
import io.kinescope.client.videos.VideoStatus;
import io.kinescope.client.videos.VideoUpdate;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void readsMissingAndNullCollectionsAsEmpty() {
        assertThat(video("{\"id\":\"1\"}").tags()).isEmpty();
        assertThat(video("{\"id\":\"1\"}").privacyShare()).isEmpty();
        assertThat(video("{\"tags\":null,\"privacy_share\":null,\"assets\":null}")
                        .assets())
                .isEmpty();
        assertThat(video("{\"tags\":null}").tags()).isEmpty();
        assertThat(video("{\"tags\":[\"a\",null,\"b\"]}").tags()).containsExactly("a", "b");
        assertThat(video("{\"chapters\":{}}").chapters().items()).isEmpty();
        assertThat(video("{\"chapters\":{}}").chapters().enabled()).isFalse();
    }

    @Test
    void keepsUnknownValuesAndIgnoresUnknownFields() {
        Video video = video("{\"status\":\"transcending\",\"hologram\":{\"a\":[1]},\"title\":\"t\"}");
        assertThat(video.status()).isEqualTo(new VideoStatus("transcending"));
        assertThat(video.title()).isEqualTo("t");
        assertThat(new String(Json.LENIENT.write(Map.of("status", video.status())), StandardCharsets.UTF_8))
                .isEqualTo("{\"status\":\"transcending\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"t\",\"duration\":\"long\"}",
                "{\"title\":\"t\",\"duration\":{}}",
                "{\"title\":\"t\",\"tags\":\"a\"}",
                "{\"title\":\"t\",\"tags\":{\"a\":1}}",
                "{\"title\":\"t\",\"privacy_share\":[1]}",
                "{\"title\":\"t\",\"chapters\":\"none\"}",
                "{\"title\":\"t\",\"chapters\":[]}",
                "{\"title\":\"t\",\"created_at\":\"yesterday\"}",
                "{\"title\":\"t\",\"created_at\":{}}",
                "{\"title\":\"t\",\"created_at\":\"\"}",
                "{\"title\":\"t\",\"status\":{}}",
                "{\"title\":\"t\",\"status\":null}",
                "{\"title\":\"t\",\"tags\":\"\"}",
                "{\"title\":\"t\",\"privacy_share\":\"\"}",
                "{\"title\":\"t\",\"poster\":\"\"}",
                "{\"title\":\"t\",\"poster\":{\"from_time\":\"x\"}}",
                "{\"title\":\"t\",\"has_audio\":\"maybe\"}",
                "{\"title\":\"t\",\"assets\":[\"odd\",7,{\"file_size\":[]}]}",
                "{\"version\":{\"x\":{\"y\":[1,2]}},\"title\":\"t\"}",
                "{\"title\":\"t\",\"duration\":NaN}",
                "{\"title\":\"t\",\"duration\":-Infinity}",
                "{\"title\":\"t\",\"duration\":\"NaN\"}",
                "{\"title\":\"t\",\"duration\":\"Infinity\"}",
                "{\"title\":\"t\",\"duration\":1E+400}",
                "{\"title\":\"t\",\"duration\":\"1E+400\"}",
                "{\"title\":\"t\",\"version\":NaN}",
                "{\"title\":\"t\",\"version\":1E+400}",
                "{\"title\":\"t\",\"privacy_share\":{\"a\":NaN}}",
                "{\"title\":\"t\",\"unknown\":NaN}",
                "{\"title\":\"t\",\"created_at\":NaN}",
                "{\"title\":\"t\",\"version\":007}",
                "{\"title\":\"t\",\"duration\":.5}",
                "{\"title\":\"t\",\"description\":\"a\\xb\"}",
                "{\"title\":\"t\",\"description\":\"a\tb\nc\u0001\"}",
                "{\"a\tb\":1,\"title\":\"t\"}",
            })
    void readsAnOddValueAsMissing(String data) {
        assertThat(video(data).title()).isEqualTo("t");
        assertThat(video(data).tags()).isNotNull();
        assertThat(video(data).privacyShare()).isNotNull();
        assertThat(many("[" + data + ",{\"id\":\"2\"}]")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"duration", "version", "unknown", "created_at", "title2", "subtitle", "has_audio"})
    void readsANumberOfAnyLengthAsMissing(String field) {
        for (String number :
                new String[] {"9".repeat(1200), "0." + "9".repeat(1200), "9".repeat(50_000), "1E+99999999"}) {
            assertThat(video("{\"title\":\"t\",\"" + field + "\":" + number + "}")
                            .title())
                    .isEqualTo("t");
            assertThat(many("[{\"" + field + "\":" + number + "},{\"id\":\"2\"}]"))
                    .hasSize(2);
        }
    }

    @Test
    void readsNumbersOutOfRangeAsMissing() {
        assertThat(video("{\"duration\":1E+400}").duration())
                .isEqualTo(video("{}").duration());
        assertThat(video("{\"duration\":\"NaN\"}").duration())
                .isEqualTo(video("{}").duration());
        assertThat(Json.LENIENT
                        .one(body("{\"data\":{\"a\":1E+400,\"b\":[NaN,{\"c\":-Infinity}],\"d\":1.5}}"), Map.class)
                        .data()
                        .toString())
                .isEqualTo("{a=null, b=[null, {c=null}], d=1.5}");
    }

    /** Every byte of a title, and every sequence that only looks like UTF-8, costs no more than its characters. */
    @Test
    void readsBytesThatAreNotUtf8() {
        for (int first = 0x80; first <= 0xFF; first++) {
            for (int second : new int[] {0x22, 0x41, 0x80, 0xBF, 0xC3}) {
                byte[] json = bytes("{\"data\":[{\"title\":\"a??b\"},{\"title\":\"t\"}],\"meta\":{\"x\":\"\"}}");
                int at = new String(json, StandardCharsets.ISO_8859_1).indexOf("??");
                json[at] = (byte) first;
                json[at + 1] = (byte) (second == 0x22 ? 'c' : second);
                assertThat(Json.LENIENT.many(ResponseBody.of(json), Video.class).data())
                        .hasSize(2)
                        .satisfies(videos -> {
                            assertThat(videos.get(0).title()).startsWith("a").endsWith("b");
                            assertThat(videos.get(1).title()).isEqualTo("t");
                        });
            }
        }
    }

    /** Fields of the kinds that answers have, and of others that types of callers may have. */
    private record Kinds(
            List<String> texts,
            List<List<String>> lists,
            List<Integer> counts,
            List<Instant> times,
            List<VideoStatus> statuses,
            Map<String, String> map,
            Map<String, List<String>> listsByName,
            Object any,
            String text,
            int number,
            Integer count,
            Long size,
            double seconds,
            Double duration,
            Short small,
            Float fraction,
            BigDecimal decimal,
            BigInteger integer,
            Boolean flag,
            Instant time,
            LocalDate date,
            OffsetDateTime offsetTime,
            Duration length,
            UUID uuid,
            URI uri,
            TimeUnit unit,
            VideoStatus status) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[1]]",
                "[[\"a\",\"b\"],[2]]",
                "[[[1]],{\"a\":[[1]]}]",
                "{\"a\":[[1]]}",
                "{\"a\":{\"b\":[1]}}",
                "[{\"a\":{\"b\":[1]}},[2]]",
                "1e30",
                "1E+400",
                "-1e-99999999",
                "1e99999999",
                "31556889864403199",
                "99999999999999999999",
                "NaN",
                "-Infinity",
                "\"NaN\"",
                "\"-INF\"",
                "\"1e400\"",
                "\"1E+99999999\"",
                "\"2024-13-45T00:00:00Z\"",
                "\"+999999999-12-31T23:59:59Z\"",
                "\"PT1e400S\"",
                "\"\\ud800\"",
                "\"\"",
                "true",
                "-1"
            })
    void anOddValueOfAnyFieldCostsNoOther(String odd) {
        for (RecordComponent field : Kinds.class.getRecordComponents()) {
            String name = field.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            String before = name.equals("text") ? "uri" : "text";
            String json = "{\"data\":[{\"%s\":%s,\"%s\":\"x\"},{\"%s\":\"y\"}]}".formatted(name, odd, before, before);
            assertThat(Json.LENIENT.many(body(json), Kinds.class).data())
                    .as(name)
                    .extracting(item -> before.equals("uri") ? item.uri().toString() : item.text())
                    .containsExactly("x", "y");
            assertThat(Json.LENIENT.many(body(json), Kinds.class).data().toString())
                    .as(name)
                    .doesNotContainPattern("(seconds|duration|fraction)=-?(Infinity|NaN)");
        }
    }

    @Test
    void readsPastFieldsOfAnyDepthNameAndLength() {
        List<String> odd = List.of(
                "[".repeat(1_500) + "]".repeat(1_500),
                "{\"a\":".repeat(1_500) + "1" + "}".repeat(1_500),
                "{\"" + "a".repeat(100_000) + "\":1}",
                "\"" + "a".repeat(1_000_000) + "\"");
        for (String value : odd) {
            for (String field : List.of("unknown", "version", "tags", "title2")) {
                assertThat(many("[{\"" + field + "\":" + value + "},{\"id\":\"2\"}]"))
                        .hasSize(2);
            }
        }
    }

    /** A page that is refused names the reason; an error that overflows the stack would leave the call without an end. */
    @ParameterizedTest
    @ValueSource(ints = {1_900, 20_000})
    void refusesValuesThatAreNestedTooDeeply(int depth) throws InterruptedException {
        String deep = "[".repeat(depth) + "]".repeat(depth);
        String video = "{\"id\":\"1\",\"meta\":{\"a\":" + deep + "}}";
        String data = "{\"data\":" + video + "}";
        onASmallStack(() -> {
            assertThatThrownBy(() -> Json.LENIENT.one(body(data), Video.class)).isInstanceOf(UnreadableException.class);
            assertThatThrownBy(() -> Json.LENIENT.bare(body(video), Video.class))
                    .isInstanceOf(UnreadableException.class);
            assertThatThrownBy(() -> Json.LENIENT.many(body(data), Video.class))
                    .isInstanceOf(UnreadableException.class);
            assertThat(Json.LENIENT.object(video.getBytes(StandardCharsets.UTF_8)))
                    .isNull();
            assertThat(Json.LENIENT.beginning(video.getBytes(StandardCharsets.UTF_8)))
                    .containsEntry("id", "1");
        });
    }

    private static void onASmallStack(Runnable test) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, test, "small stack", 200_000);
        thread.setUncaughtExceptionHandler((failed, thrown) -> failure.set(thrown));
        thread.start();
        thread.join();
        assertThat(failure.get()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "null"})
    void readsABlankTextInThePlaceOfAListAsNoList(String data) {
        assertThat(many(data)).isNull();
    }

    @Test
    void readsObjectsWhateverBytesTheyHave() {
        byte[] odd = "{\"error\":{\"message\":\"\u00e9t\u00e9\",\"code\":7}}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Json.LENIENT.object(odd)).containsKey("error");
        byte[] marked = "\uFEFF{\"error\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(Json.LENIENT.object(marked)).containsEntry("error", "x");
        byte[] cutOff = Arrays.copyOf(odd, odd.length - 1);
        assertThat(Json.LENIENT.beginning(cutOff).toString()).contains("code=7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"hologram\":1}", "{\"title\":null,\"tags\":[]}"})
    void refusesAnObjectOfNothingWhereAListBelongs(String data) {
        assertThatThrownBy(() -> many(data))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("where a list belongs");
    }

    @Test
    void readsDatesOfAnyPrecision() {
        assertThat(video("{\"created_at\":\"2025-07-30T17:11:12.90517Z\"}").createdAt())
                .isEqualTo(Instant.parse("2025-07-30T17:11:12.905170Z"));
        assertThat(video("{\"created_at\":\"2025-07-30T17:11:12Z\"}").createdAt())
                .isEqualTo(Instant.parse("2025-07-30T17:11:12Z"));
        assertThat(video("{\"created_at\":\"2025-07-30T20:11:12+03:00\"}").createdAt())
                .isEqualTo(Instant.parse("2025-07-30T17:11:12Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "7",
                "\"x\"",
                "{",
                "{\"data\":",
                "{}",
                "{\"meta\":{}}",
                "<html>",
                "{\"data\":7}",
                "{\"data\":[]}",
                "{\"data\":\"x\"}"
            })
    void refusesWhatIsNoAnswerAtAll(String json) {
        assertThatThrownBy(() -> Json.LENIENT.one(body(json), Video.class)).isInstanceOf(UnreadableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"x\"", "[\"x\"]", "[[]]"})
    void refusesAListingThatIsNone(String data) {
        assertThatThrownBy(() -> many(data)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void readsOneThingAsAListOfOne() {
        assertThat(many("{\"title\":\"t\"}")).hasSize(1);
        assertThat(Json.LENIENT.many(body("[{},{}]"), Video.class).data()).hasSize(2);
        assertThat(video("{\"tags\":\"a\"}").tags()).containsExactly("a");
    }

    @Test
    void readsNullDataAsNothing() {
        assertThat(Json.LENIENT.one(body("{\"data\":null}"), Video.class).data())
                .isNull();
        assertThat(many("null")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "null", "[]", "{\"pagination\":7}", "{\"pagination\":{\"total\":\"x\"},\"order\":[]}"})
    void readsThePageWithoutUsableMeta(String meta) {
        var answer = Json.LENIENT.many(body("{\"meta\":" + meta + ",\"data\":[{}]}"), Video.class);
        assertThat(Envelope.page(answer, 3)).satisfies(page -> {
            assertThat(page.number()).isEqualTo(3);
            assertThat(page.perPage()).isEqualTo(1);
            assertThat(page.total()).isNull();
            assertThat(page.order()).isNull();
            assertThat(page.items()).hasSize(1);
        });
    }

    @Test
    void readsThePageWithItsMeta() {
        var answer = Json.LENIENT.many(body("""
                        {"meta":{"pagination":{"page":2,"per_page":25,"total":5000000000},
                         "order":{"created_at":"desc","title":"asc"}},"data":[{}]}"""), Video.class);
        var page = Envelope.page(answer, 1);
        assertThat(page.number()).isEqualTo(2);
        assertThat(page.perPage()).isEqualTo(25);
        assertThat(page.total()).isEqualTo(5_000_000_000L);
        assertThat(page.order()).isEqualTo(Order.desc("created_at").thenAsc("title"));
    }

    @Test
    void writesWhatWasSetAndNothingElse() {
        assertThat(written(VideoUpdate.of())).isEqualTo("{}");
        assertThat(written(VideoUpdate.of().description(null).title("T")))
                .isEqualTo("{\"description\":null,\"title\":\"T\"}");
        assertThat(written(
                        ChaptersUpdate.of().chapter(Duration.ofSeconds(10), "A").enabled(true)))
                .contains("\"time\":10000", "\"enabled\":true");
        assertThat(written(VideoUpdate.of().with("future", List.of(Instant.EPOCH))))
                .isEqualTo("{\"future\":[\"1970-01-01T00:00:00Z\"]}");
    }

    @Test
    void strictReaderFailsOnFieldsTheTypeDoesNotKnow() {
        assertThatThrownBy(() -> new Json(true).one(body("{\"data\":{\"hologram\":1}}"), Video.class))
                .isInstanceOf(UnreadableException.class);
    }

    private static String written(Object value) {
        return new String(Json.LENIENT.write(value), StandardCharsets.UTF_8);
    }

    private static Video video(String data) {
        return Json.LENIENT.one(body("{\"data\":" + data + "}"), Video.class).data();
    }

    private static List<Video> many(String data) {
        return Json.LENIENT.many(body("{\"data\":" + data + "}"), Video.class).data();
    }

    private static ResponseBody body(String json) {
        return ResponseBody.of(bytes(json));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
