package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.videos.Video;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Answers with a success status whose body says something else, or nothing where something belongs. */
class SuccessTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "OK",
                "null",
                "[]",
                "{}",
                "{'data':null}",
                "{'data':{'success':true}}",
                "{'success':true,'error':null}",
                "{'error':{}}",
                "{'error':''}",
                "{'error':false,'data':{'id':'1','error':{'code':1}}}",
                "{'data':{'status':'error'}}"
            })
    void completesWhateverDoesNotSayOtherwise(String body) {
        StepVerifier.create(delete(answer(body, "application/json"))).verifyComplete();
        StepVerifier.create(delete(answer(body, ""))).verifyComplete();
        StepVerifier.create(delete(answer(body, "text/plain"))).verifyComplete();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'error':{'code':404404,'message':'video not found'}} | 404404 | answered 200 (404404): video not found",
                "{'data':null,'error':{'code':7}} | 7 | answered 200 (7): the body states a failure",
                "{'error':'gone'} | 0 | answered 200: gone",
                "{'success':false} | 0 | answered 200: the body states a failure",
                "{'success':'false','message':'busy'} | 0 | answered 200: busy",
                "{'data':{'success':false}} | 0 | answered 200: the body states a failure",
                "{'data':{'success':false,'message':'busy'}} | 0 | answered 200: busy",
                "{'error':true} | 0 | answered 200: the body states a failure"
            })
    void failsWhereTheBodyStatesAnError(String body, int code, String message) {
        for (String contentType : new String[] {"application/json", "", "text/html"}) {
            StepVerifier.create(delete(answer(body, contentType))).verifyErrorSatisfies(error -> {
                assertThat(error).isInstanceOf(ApiException.class).hasMessageContaining(message);
                assertThat(((ApiException) error).code()).isEqualTo(code);
                assertThat(((ApiException) error).status()).isEqualTo(200);
            });
        }
    }

    @Test
    void failsOnAnHtmlPage() {
        String page = "<!DOCTYPE html><html>Log in</html>";
        for (String contentType : new String[] {"text/html; charset=utf-8", ""}) {
            StepVerifier.create(delete(answer(page, contentType))).verifyErrorSatisfies(error -> assertThat(error)
                    .isInstanceOf(DecodingException.class)
                    .hasMessageContaining("it is an HTML page"));
        }
    }

    /** A page may be labelled as anything, and an error may have bytes that are no text, or be cut off. */
    @ParameterizedTest
    @CsvSource({
        "<!DOCTYPE html><title>Log in</title>, DecodingException",
        "' <HTML><body>Log in', DecodingException",
        "<head></head>, DecodingException",
        "'{''error'':{''code'':7,''message'':''caf\u00e9''}}', ApiException",
        "'{''error'':{''code'':7,''message'':''cut o', ApiException",
        "'{''success'':false,''message'':''cut o', ApiException"
    })
    void failsWhateverTheContentTypeSays(String body, String exception) {
        for (String contentType : new String[] {"text/plain", "application/json", "application/octet-stream", ""}) {
            StepVerifier.create(delete(answer(body, contentType)))
                    .verifyErrorSatisfies(error ->
                            assertThat(error.getClass().getSimpleName()).isEqualTo(exception));
        }
    }

    /** A text of no lines is one if the server states where it ends; a table always has a line. */
    @Test
    void takesAnEmptyTextOnlyWhereItsEndIsStated() {
        for (Map<String, String> headers : List.of(
                Map.of("Content-Length", "0"), Map.of("Transfer-Encoding", "chunked"), Map.<String, String>of())) {
            Api api = RecordingExchange.of(request -> Mono.just(new Answer(200, headers, "")))
                    .lenient(RetryPolicy.none());
            for (Flux<?> stream : List.of(api.get("/x").lines(), api.get("/x").bytes())) {
                if (headers.isEmpty()) {
                    StepVerifier.create(stream).verifyErrorSatisfies(SuccessTest::isEmpty);
                } else {
                    StepVerifier.create(stream).verifyComplete();
                }
            }
            StepVerifier.create(api.get("/x").csv().rows()).verifyErrorSatisfies(SuccessTest::isEmpty);
            StepVerifier.create(api.get("/x").csv().bytes()).verifyErrorSatisfies(SuccessTest::isEmpty);
        }
    }

    private static void isEmpty(Throwable error) {
        assertThat(error).isInstanceOf(DecodingException.class).hasMessageContaining("it is empty");
    }

    @Test
    void handsOutAnyBodyAsItIs() {
        String body = "{\"error\":{\"code\":1}}";
        StepVerifier.create(api(answer(body, "application/json")).delete("/x").raw())
                .assertNext(response -> assertThat(response.body()).asString().isEqualTo(body))
                .verifyComplete();
    }

    @Test
    void tellsTheErrorWhereDataBelongs() {
        Answer answer = answer("{'error':{'code':404404,'message':'video not found'}}", "application/json");
        StepVerifier.create(api(answer).get("/x").data(Video.class)).verifyErrorSatisfies(error -> assertThat(error)
                .isInstanceOf(ApiException.class)
                .hasMessage("GET /x answered 200 (404404): video not found"));
        StepVerifier.create(api(answer).get("/x").items(Video.class)).verifyError(ApiException.class);
    }

    @Test
    void namesTheFormatOfAnAnswerThatIsNotJson() {
        StepVerifier.create(api(answer("Log in", "Text/Plain; charset=utf-8"))
                        .get("/x")
                        .data(Video.class))
                .verifyErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(DecodingException.class)
                        .hasMessage("GET /x gave an unreadable answer: it is text/plain, not JSON"));
        StepVerifier.create(api(answer("Log in", "")).get("/x").data(Video.class))
                .verifyErrorSatisfies(error ->
                        assertThat(error).hasMessageContaining("it is no JSON object, and states no content type"));
        StepVerifier.create(api(answer("<html>Log in", "text/html")).get("/x").items(Video.class))
                .verifyErrorSatisfies(error ->
                        assertThat(error).isInstanceOf(DecodingException.class).hasMessageContaining("HTML page"));
    }

    /** A backend that dies after its head leaves an empty body; the next attempt brings the data. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", " \n", "{'data':null}", "{'data':''}", "{'data':null,'meta':{'pagination':{'total':2}}}"})
    void requestsAPageWithoutItsItemsAgain(String missing) {
        RecordingExchange exchange = failingAt(2, missing, """
                {"data":[{"id":"%1$d"}],"meta":{"pagination":{"page":%1$d,"per_page":1,"total":2}}}""");
        StepVerifier.withVirtualTime(() -> exchange.lenient(RetryPolicy.standard())
                        .get("/x")
                        .query("per_page", 1)
                        .items(Video.class)
                        .count())
                .thenAwait(Duration.ofMinutes(1))
                .expectNext(2L)
                .verifyComplete();
        assertThat(exchange.requests()).hasSize(3);
    }

    @Test
    void failsWhereItemsStayMissing() {
        for (String missing : new String[] {"", "{'data':null}"}) {
            RecordingExchange exchange =
                    RecordingExchange.of(request -> Mono.just(answer(missing, "application/json")));
            StepVerifier.create(exchange.lenient(RetryPolicy.none()).get("/x").items(Video.class))
                    .verifyErrorSatisfies(error -> assertThat(error)
                            .isInstanceOf(DecodingException.class)
                            .hasMessageContaining("GET /x gave an unreadable answer: it"));
            StepVerifier.create(exchange.lenient(RetryPolicy.none())
                            .get("/x")
                            .query("per_page", 50)
                            .items(Video.class, Video::id, Video::createdAt)
                            .eachOnce())
                    .verifyError(DecodingException.class);
            StepVerifier.create(exchange.lenient(RetryPolicy.none()).get("/x").itemsByOffset(Video.class))
                    .verifyError(DecodingException.class);
        }
    }

    @Test
    void takesNullForAnEmptyListWhereTheTotalSaysSo() {
        Answer empty = answer("{'data':null,'meta':{'pagination':{'page':1,'per_page':10,'total':0}}}", "");
        StepVerifier.create(api(empty).get("/x").items(Video.class)).verifyComplete();
        StepVerifier.create(api(answer("{'data':null}", "")).get("/x").allItems(Video.class))
                .verifyComplete();
    }

    /** A change may have been made, so it is not sent again. */
    @Test
    void neverRepeatsAChangeThatWasAnsweredWithNothing() {
        RecordingExchange exchange = RecordingExchange.of(request -> Mono.just(answer("", "application/json")));
        StepVerifier.create(exchange.lenient(RetryPolicy.standard())
                        .put("/x")
                        .body(Map.of())
                        .data(Video.class))
                .verifyError(DecodingException.class);
        assertThat(exchange.requests()).hasSize(1);
    }

    private static RecordingExchange failingAt(int attempt, String missing, String page) {
        RecordingExchange[] exchange = new RecordingExchange[1];
        exchange[0] = RecordingExchange.of(request -> Mono.fromSupplier(() -> exchange[0]
                                .requests()
                                .size()
                        == attempt
                ? answer(missing, "application/json")
                : answer(page.formatted(Math.min(2, exchange[0].requests().size())), "application/json")));
        return exchange[0];
    }

    private static Mono<Void> delete(Answer answer) {
        return api(answer).delete("/v1/videos/{video_id}", "1").done();
    }

    private static Api api(Answer answer) {
        return RecordingExchange.of(request -> Mono.just(answer)).lenient(RetryPolicy.none());
    }

    private static Answer answer(String body, String contentType) {
        Map<String, String> headers = contentType.isEmpty() ? Map.of() : Map.of("Content-Type", contentType);
        return new Answer(200, headers, body.replace('\'', '"'));
    }
}
