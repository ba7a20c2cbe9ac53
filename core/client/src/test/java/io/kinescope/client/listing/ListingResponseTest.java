package io.kinescope.client.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.Call;
import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.error.IncompleteListingException;
import io.kinescope.client.videos.Video;
import io.kinescope.client.videos.VideoQuery;
import io.kinescope.client.videos.VideoStatus;
import io.kinescope.client.videos.Videos;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Responses that are no page, or not the one that was requested. */
class ListingResponseTest {

    private record Thing(String id) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"data\":null}",
                "{\"data\":null,\"meta\":{\"pagination\":{\"page\":2,\"per_page\":20,\"total\":50}}}"
            })
    void aResponseWithoutAListIsAnErrorAndNotTheEnd(String second) {
        RecordingExchange exchange = answering(second);
        StepVerifier.create(new Videos(exchange.lenient(RetryPolicy.none()))
                        .list(VideoQuery.of().perPage(20)))
                .expectNextCount(20)
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(DecodingException.class)
                        .hasMessageStartingWith("GET /v1/videos "));
        StepVerifier.create(new Videos(exchange.lenient(RetryPolicy.none()))
                        .list(VideoQuery.of().perPage(20))
                        .eachOnce())
                .expectNextCount(20)
                .verifyError(DecodingException.class);
    }

    @Test
    void aPageBehindTheLastMayHaveNoList() {
        RecordingExchange exchange =
                answering("{\"data\":null,\"meta\":{\"pagination\":{\"page\":2,\"per_page\":20,\"total\":20}}}");
        StepVerifier.create(new Videos(exchange.lenient(RetryPolicy.none()))
                        .list(VideoQuery.of().perPage(20)))
                .expectNextCount(20)
                .verifyComplete();
    }

    @Test
    void nullsOfAPageWithoutATotalCount() {
        RecordingExchange exchange = RecordingExchange.of(request -> Mono.just(Answer.ok(
                request.uri().contains("page=1&") || request.uri().endsWith("page=1")
                        ? "{\"data\":[{\"id\":\"a\"},null],\"meta\":{\"pagination\":{\"per_page\":2}}}"
                        : "{\"data\":[{\"id\":\"b\"}],\"meta\":{\"pagination\":{\"per_page\":2}}}")));
        Call call = exchange.strict().get("/v1/things").query("per_page", 2);
        assertThat(call.items(Thing.class).map(Thing::id).collectList().block()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource({"desc, true", "asc, false"})
    void anOrderThatTheApiSaysItDidNotKeepIsAnError(String direction, boolean fails) {
        Videos videos = new Videos(RecordingExchange.answering(
                        "{\"meta\":{\"pagination\":{\"page\":1,\"per_page\":20,\"total\":1},\"order\":{\"created_at\":\""
                                + direction + "\"}},\"data\":[" + video(1) + "]}")
                .lenient(RetryPolicy.none()));
        StepVerifier.FirstStep<Video> read =
                StepVerifier.create(videos.list(VideoQuery.of().perPage(20)).eachOnce());
        if (fails) {
            read.verifyErrorSatisfies(failure -> assertThat(failure)
                    .isInstanceOf(IncompleteListingException.class)
                    .hasMessage(
                            "GET /v1/videos cannot be listed completely: it was requested in the order created_at.asc"
                                    + " and came in created_at.desc"));
        } else {
            read.expectNextCount(1).verifyComplete();
        }
    }

    @Test
    void theSameFiltersInAnotherOrderAreTheSameListing() {
        Videos videos = new Videos(
                RecordingExchange.answering("{\"data\":[" + video(1) + "]}").lenient(RetryPolicy.none()));
        VideoQuery one = VideoQuery.of().projectId("p").search("q").status(VideoStatus.DONE, VideoStatus.ERROR);
        VideoQuery other = VideoQuery.of()
                .perPage(50)
                .status(VideoStatus.ERROR, VideoStatus.DONE)
                .search("q")
                .projectId("p");
        assertThat(checkpoint(videos, one).listing())
                .isEqualTo(checkpoint(videos, other).listing());
        videos.list(other).eachOnce().resume(checkpoint(videos, one));
        List<VideoQuery> different = List.of(
                VideoQuery.of().projectId("q").search("p"),
                VideoQuery.of().projectId("p"),
                VideoQuery.of().search("q"),
                VideoQuery.of());
        assertThat(different)
                .allSatisfy(query -> assertThat(checkpoint(videos, query).listing())
                        .isNotEqualTo(checkpoint(videos, one).listing()));
    }

    private static Checkpoint checkpoint(Videos videos, VideoQuery query) {
        return videos.list(query.perPage(20))
                .eachOnce()
                .checkpointed()
                .blockFirst()
                .checkpoint();
    }

    private static RecordingExchange answering(String second) {
        String first = "{\"meta\":{\"pagination\":{\"page\":1,\"per_page\":20,\"total\":50}},\"data\":["
                + IntStream.range(0, 20).mapToObj(ListingResponseTest::video).collect(Collectors.joining(",")) + "]}";
        int[] requests = {0};
        return RecordingExchange.of(request -> Mono.just(Answer.ok(requests[0]++ % 2 == 0 ? first : second)));
    }

    private static String video(int number) {
        return "{\"id\":\"v%d\",\"created_at\":\"2024-01-01T00:00:%02dZ\"}".formatted(number, number);
    }
}
