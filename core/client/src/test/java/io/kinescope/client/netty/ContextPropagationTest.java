package io.kinescope.client.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.Api;
import io.kinescope.client.api.Request.Method;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.content.Content;
import io.kinescope.client.ratelimit.TokenBucket;
import io.kinescope.client.testing.Answer;
import io.kinescope.client.testing.ScriptedServer;
import io.kinescope.client.testing.Tenant;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The caller's thread locals are in force wherever the exchange runs the caller's code, if Reactor propagates the context. */
class ContextPropagationTest {

    private static final int CALLS = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Each tenant has a token of its own, and asks for a path of its own. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyRequestCarriesTheTokenOfItsTenant(boolean lateToken) {
        Mono<String> token = Mono.fromSupplier(() -> token(Tenant.get()));
        Mono<String> source = lateToken ? Mono.delay(Duration.ofMillis(1)).then(token) : token;
        Map<String, Integer> attempts = new ConcurrentHashMap<>();
        try (ScriptedServer server = ScriptedServer.start().always(request -> {
            int attempt = attempts.merge(request.uri(), 1, Integer::sum);
            return attempt == 1 ? Answer.empty(500) : Answer.json("{\"data\":{}}");
        })) {
            List<String> foreign = foreign(server, source, (api, tenant) -> api.get("/v1/{tenant}", tenant)
                    .data(Object.class)
                    .map(thing -> Tenant.get()));
            assertThat(foreign).isEmpty();
            assertThat(server.requests()).hasSize(2 * CALLS).allSatisfy(request -> assertThat(
                            request.header("authorization"))
                    .isEqualTo("Bearer " + token(request.uri().substring("/v1/".length()))));
        }
    }

    @Test
    void aBodyIsReadAsItsTenant() {
        Mono<String> token = Mono.fromSupplier(() -> token("0"));
        Flux<ByteBuffer> bytes = Flux.defer(() -> Flux.just(Tenant.get()))
                .delayElements(Duration.ofMillis(1))
                .map(name ->
                        ByteBuffer.wrap("%-9s%9s".formatted(name, Tenant.get()).getBytes(StandardCharsets.UTF_8)));
        try (ScriptedServer server = ScriptedServer.start().always(Answer.json("{}"))) {
            List<String> foreign =
                    foreign(server, token, (api, tenant) -> api.external(Method.POST, server.url() + "/" + tenant)
                            .body(Content.of(bytes, 18))
                            .raw()
                            .map(response -> Tenant.get()));
            assertThat(foreign).isEmpty();
            assertThat(server.requests()).hasSize(CALLS).allSatisfy(request -> {
                String own = request.uri().substring(1);
                assertThat(new String(request.bytes(), StandardCharsets.UTF_8))
                        .isEqualTo("%-9s%9s".formatted(own, own));
            });
        }
    }

    private static String token(String tenant) {
        return "00000000-0000-0000-0000-%012d".formatted(Long.parseLong(tenant.replaceAll("\\D", "")));
    }

    /** Runs calls of as many tenants at once, and returns what they saw instead of their own tenant. */
    private static List<String> foreign(
            ScriptedServer server, Mono<String> token, BiFunction<Api, String, Mono<String>> call) {
        try (Tenant.Propagation propagation = Tenant.propagated();
                KinescopeClient client = KinescopeClient.builder()
                        .token(token)
                        .baseUrl(server.url())
                        .rateLimiter(TokenBucket.builder()
                                .limit(1, Duration.ofMillis(1))
                                .transit(Duration.ofMillis(1))
                                .build())
                        .retry(RetryPolicy.standard().firstBackoff(Duration.ofMillis(1)))
                        .build()) {
            return Flux.range(0, CALLS)
                    .map(number -> "t" + number)
                    .flatMap(
                            own -> propagation
                                    .as(own, call.apply(client.api(), own))
                                    .filter(seen -> !seen.equals(own)),
                            CALLS)
                    .collectList()
                    .block(PATIENCE);
        }
    }
}
