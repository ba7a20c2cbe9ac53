package io.kinescope.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinescope.test.Caller.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ScriptedAnswerTest {

    private static final String VIDEO = "/v1/videos/" + Caller.NOBODY;

    private final LocalKinescope kinescope =
            LocalKinescope.builder().videos(20).unlimited().start();
    private final Caller caller = new Caller(kinescope);

    @AfterEach
    void close() {
        kinescope.close();
    }

    @Test
    void answersTheNextRequestsOfAnOperationAndNoOthers() {
        kinescope.script(
                "GET /v1/videos/{video_id}",
                ScriptedAnswer.error(402, 402402, "payment required").times(2),
                ScriptedAnswer.error(403, 403403, "forbidden", "no access"));
        kinescope.script("GET /v1/videos/{video_id}", ScriptedAnswer.empty(503));
        assertThat(caller.get("/v1/videos").status()).isEqualTo(200);
        assertThat(caller.send("PATCH", VIDEO, "{}").status()).isEqualTo(404);
        Reply first = caller.get(VIDEO);
        assertThat(first.status()).isEqualTo(402);
        assertThat(first.code()).isEqualTo(402402);
        assertThat(first.error().path("message").stringValue()).isEqualTo("payment required");
        assertThat(first.error().has("detail")).isFalse();
        assertThat(first.header("X-Request-ID")).isNotEmpty();
        assertThat(Stream.generate(() -> caller.get(VIDEO)).limit(4))
                .extracting(Reply::status, reply -> reply.error().path("detail").asString(""))
                .extracting(Object::toString)
                .containsExactly(
                        "(402, \"\")",
                        "(403, \"no access\")",
                        "(503, \"\")",
                        "(404, \"The requested video does not exist or has been deleted\")");
    }

    @Test
    void answersAnyBody() {
        kinescope.script(
                "GET /v1/videos",
                ScriptedAnswer.invalid(422, "title", "required", "Title is required"),
                ScriptedAnswer.json(200, "{\"data\":[]}").header("X-Extra", "1").header("X-Request-ID", "mine"),
                ScriptedAnswer.text(502, "text/html", "\"Bad gateway\""));
        Reply invalid = caller.get("/v1/videos");
        assertThat(invalid.status()).isEqualTo(422);
        assertThat(invalid.error().path("invalid_params").path(0).path("name").stringValue())
                .isEqualTo("title");
        Reply json = caller.get("/v1/videos");
        assertThat(json.items()).isEmpty();
        assertThat(json.header("X-Extra")).isEqualTo("1");
        assertThat(json.headers().allValues("X-Request-ID")).containsExactly("mine");
        Reply text = caller.get("/v1/videos");
        assertThat(text.status()).isEqualTo(502);
        assertThat(text.header("Content-Type")).isEqualTo("text/html");
        assertThat(text.body().stringValue()).isEqualTo("Bad gateway");
    }

    @Test
    void addsToTheRegularAnswer() {
        kinescope.script(
                "GET /v1/videos",
                ScriptedAnswer.regular().header("Sunset", "soon").delay(Duration.ofMillis(300)));
        long start = System.nanoTime();
        Reply reply = caller.get("/v1/videos");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
        assertThat(reply.total()).isEqualTo(20);
        assertThat(reply.header("Sunset")).isEqualTo("soon");
        assertThat(caller.get("/v1/videos").header("Sunset")).isEmpty();
    }

    @Test
    void resetsConnections() {
        kinescope.script("POST /v1/tags", ScriptedAnswer.reset(), ScriptedAnswer.resetAfterProcessing());
        int before = caller.get("/v1/tags").items().size();
        assertThatThrownBy(() -> caller.send("POST", "/v1/tags", "{'tag':'lost'}"))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseInstanceOf(SocketException.class);
        assertThat(caller.get("/v1/tags").items()).hasSize(before);
        assertThatThrownBy(() -> caller.send("POST", "/v1/tags", "{'tag':'kept'}"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(caller.get("/v1/tags").items()).hasSize(before + 1);
        assertThat(kinescope.requests().stream()
                        .filter(request -> request.method().equals("POST"))
                        .map(RecordedRequest::status))
                .containsExactly(null, null);
    }

    @Test
    void truncatesBodies() {
        kinescope.script(
                "GET /v1/videos",
                ScriptedAnswer.regular().truncated(100),
                ScriptedAnswer.regular().truncated(0));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> caller.send(caller.request("/v1/videos").header("Accept-Encoding", "gzip")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(IOException.class);
        }
        assertThat(caller.get("/v1/videos").status()).isEqualTo(200);
    }

    @Test
    void scriptsOperationsThatAreNotServed() {
        kinescope.script("GET /v1/players", ScriptedAnswer.json(200, "{\"data\":[1]}"));
        assertThat(caller.get("/v1/players").items()).hasSize(1);
        assertThat(caller.get("/v1/players").status()).isEqualTo(501);
    }

    @Test
    void scriptsOneResource() {
        String id = caller.get("/v1/videos").items().get(0).path("id").stringValue();
        kinescope.script("GET /v1/videos/" + id, ScriptedAnswer.empty(500));
        assertThat(caller.get(VIDEO).status()).isEqualTo(404);
        assertThat(caller.get("/v1/videos/" + id + "?x=1").status()).isEqualTo(500);
    }

    /** The id in a template is not a word that names an operation of its own. */
    @Test
    void tellsOperationsWithLikePathsApart() {
        kinescope.script("PATCH /v1/videos/{video_id}/subtitles/{subtitle_id}", ScriptedAnswer.empty(500));
        kinescope.script("GET /v1/billing/invoices/{invoice_id}", ScriptedAnswer.empty(500));
        assertThat(caller.send("PATCH", VIDEO + "/subtitles/reorder", "[]").status())
                .isEqualTo(404);
        assertThat(caller.send(caller.request("/v1/billing/invoices/1.csv")).status())
                .isEqualTo(404);
        assertThat(caller.send("PATCH", VIDEO + "/subtitles/" + Caller.NOBODY, "{}")
                        .status())
                .isEqualTo(500);
        assertThat(caller.get("/v1/billing/invoices/1").status()).isEqualTo(500);
    }

    @Test
    void forgetsTheRest() {
        kinescope.script("GET /v1/videos", ScriptedAnswer.empty(500).times(9));
        assertThat(caller.get("/v1/videos").status()).isEqualTo(500);
        kinescope.clearScript();
        assertThat(caller.get("/v1/videos").status()).isEqualTo(200);
    }

    @Test
    void givesEveryAnswerOnce() {
        kinescope.script("GET /v1/tags", ScriptedAnswer.empty(500).times(50));
        List<CompletableFuture<Integer>> statuses = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> caller.get("/v1/tags").status()))
                .limit(80)
                .toList();
        assertThat(statuses.stream().map(CompletableFuture::join).filter(status -> status == 500))
                .hasSize(50);
    }

    @Test
    void refusesForTheLimitFirst() {
        try (LocalKinescope limited = LocalKinescope.builder().limits(100, 1).start()) {
            Caller other = new Caller(limited);
            limited.script("GET /v1/tags", ScriptedAnswer.empty(500).times(2));
            assertThat(other.get("/v1/tags").status()).isEqualTo(500);
            assertThat(other.get("/v1/tags").status()).isEqualTo(429);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "GET", "/v1/videos", "GET v1/videos", "GET  /v1/videos", "get /v1/videos", "GET /v1/a?b"})
    void takesAMethodAndAPath(String operation) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kinescope.script(operation, ScriptedAnswer.reset()))
                .withMessageContaining("operation");
    }

    @Test
    void refusesWhatCannotBeAnswered() {
        ScriptedAnswer answer = ScriptedAnswer.regular();
        assertThatIllegalArgumentException().isThrownBy(() -> ScriptedAnswer.empty(100));
        assertThatIllegalArgumentException().isThrownBy(() -> ScriptedAnswer.json(600, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> answer.times(0));
        assertThatIllegalArgumentException().isThrownBy(() -> answer.truncated(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> answer.delay(Duration.ofNanos(-1)));
        assertThatNullPointerException()
                .isThrownBy(() -> ScriptedAnswer.error(402, 1, null))
                .withMessage("message must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> answer.header("A", null))
                .withMessage("value must not be null");
    }
}
