package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.content.Body;
import io.kinescope.client.json.Json;
import io.kinescope.client.ratelimit.Permit;
import io.kinescope.client.ratelimit.RateLimiter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** An exchange without a wire: keeps every request, and answers what the test says. */
public final class RecordingExchange implements Exchange {

    /** An answer without its bytes on a wire. */
    public record Answer(int status, Map<String, String> headers, String body) {

        public static Answer ok(String body) {
            return new Answer(200, Map.of("X-Request-ID", "request-1"), body);
        }

        public static Answer of(int status, String body) {
            return new Answer(status, Map.of("X-Request-ID", "request-1"), body);
        }
    }

    private final Function<Request, Mono<Answer>> server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private RecordingExchange(Function<Request, Mono<Answer>> server) {
        this.server = server;
    }

    public static RecordingExchange of(Function<Request, Mono<Answer>> server) {
        return new RecordingExchange(server);
    }

    /** Answers with a fixture, such as {@code videos/get}. */
    public static RecordingExchange answeringWith(String fixture) {
        return answering(Fixtures.answer(fixture));
    }

    public static RecordingExchange answering(String json) {
        return new RecordingExchange(request -> Mono.just(Answer.ok(json)));
    }

    @Override
    public <T> Flux<T> send(Request request, Permit permit, Reader<T> reader) {
        return Flux.defer(() -> {
            requests.add(request);
            permit.sent();
            return server.apply(request).flatMapMany(answer -> {
                permit.answered();
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                return reader.read(
                        new ResponseHead(answer.status(), answer.headers()),
                        body.length == 0 ? Flux.empty() : Flux.just(body));
            });
        });
    }

    /** An API that sends nothing twice, waits for nothing, and fails on fields its types do not know. */
    public Api strict() {
        return api(new Json(true), RateLimiter.unlimited(), RetryPolicy.none());
    }

    /** An API as users have it, without limits. */
    public Api lenient(RetryPolicy retry) {
        return api(Json.LENIENT, RateLimiter.unlimited(), retry);
    }

    Api api(Json json, RateLimiter limiter, RetryPolicy retry) {
        ApiSettings settings = ApiSettings.standard()
                .rateLimiter(limiter)
                .uploadRateLimiter(limiter)
                .retry(retry)
                .maxResponseSize(1024 * 1024)
                .pageSize(10);
        return new Api(Pipeline.of(this, settings, json, () -> 0.5));
    }

    public List<Request> requests() {
        return requests;
    }

    /** The last request as one line: {@code PATCH /v1/videos/1 {"title":"x"}}. */
    public String sent() {
        Request request = requests.get(requests.size() - 1);
        Body body = request.body();
        return request.method() + " " + request.uri() + (body == null ? "" : " " + text(body));
    }

    /** Checks the last request, which has no body: {@code GET /v1/videos/1}. */
    public void assertSent(String line) {
        assertThat(sent()).isEqualTo(line);
    }

    /** Checks the last request, and its body as a tree, in which the order of fields does not matter. */
    public void assertSent(String line, String json) {
        Request request = requests.get(requests.size() - 1);
        assertThat(request.method() + " " + request.uri()).isEqualTo(line);
        assertThat(Fixtures.json(text(Objects.requireNonNull(request.body())))).isEqualTo(Fixtures.json(json));
    }

    private static String text(Body body) {
        if (body.bytes() == null) {
            return body.length() + " bytes of " + body.contentType();
        }
        byte[] bytes = new byte[(int) body.length()];
        body.bytes().get(bytes);
        if (!body.contentType().equals("application/json")) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        // Through a tree, so that the text is canonical whatever the order of a map.
        return JsonMapper.shared().readTree(bytes).toString();
    }
}
