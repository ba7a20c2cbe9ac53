package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.json.Json;
import io.kinescope.client.ratelimit.RateLimiter;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/** Listings that Kinescope calls paginated without saying how, at servers that take the parameters differently. */
class UndocumentedPagesTest {

    private static final int PAGE_SIZE = 10;

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "9,1", "10,1", "11,2", "35,4"})
    void oneThatPagesAndStatesTheTotal(int items, int requests) {
        assertReads(items, requests, page -> slice(items, page, PAGE_SIZE, items));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "9,1", "35,1", "100,1"})
    void oneThatIgnoresThePageSizeAndStatesNoTotal(int items, int requests) {
        assertReads(items, requests, page -> slice(items, 1, items, null));
    }

    /** As many as were requested may be all, or the first of several. */
    @ParameterizedTest
    @CsvSource({"10,2"})
    void oneThatIgnoresThePageAndHasJustAsManyItems(int items, int requests) {
        assertReads(items, requests, page -> slice(items, 1, items, null));
    }

    @ParameterizedTest
    @CsvSource({"9,1", "10,2", "11,2"})
    void oneThatPagesAndStatesNothing(int items, int requests) {
        assertReads(items, requests, page -> slice(items, page, PAGE_SIZE, null));
    }

    @ParameterizedTest
    @CsvSource({"35,7"})
    void oneThatCapsThePageSizeAndStatesIt(int items, int requests) {
        assertReads(items, requests, page -> slice(items, page, 5, items));
    }

    private static void assertReads(int items, int requests, IntFunction<String> pages) {
        RecordingExchange exchange = RecordingExchange.of(request -> Mono.just(
                Answer.ok(pages.apply(Integer.parseInt(request.uri().replaceAll(".*[?&]page=(\\d+).*", "$1"))))));
        Api api = exchange.api(Json.LENIENT, RateLimiter.unlimited(), RetryPolicy.none());
        assertThat(api.get("/v1/tags")
                        .allPages(Map.class)
                        .map(tag -> tag.get("n"))
                        .collectList()
                        .block())
                .isEqualTo(IntStream.range(0, items).boxed().toList());
        assertThat(exchange.requests()).hasSize(requests).allSatisfy(request -> assertThat(request.uri())
                .contains("per_page=" + PAGE_SIZE));
    }

    private static String slice(int items, int page, int size, Integer total) {
        String data = IntStream.range((page - 1) * size, Math.min(page * size, items))
                .mapToObj(item -> "{\"n\":" + item + "}")
                .collect(Collectors.joining(","));
        String meta = total == null
                ? ""
                : ",\"meta\":{\"pagination\":{\"page\":" + page + ",\"per_page\":" + size + ",\"total\":" + total
                        + "}}";
        return "{\"data\":[" + data + "]" + meta + "}";
    }
}
