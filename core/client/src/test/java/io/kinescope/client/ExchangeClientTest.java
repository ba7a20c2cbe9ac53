package io.kinescope.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinescope.client.api.ApiSettings;
import io.kinescope.client.api.Exchange;
import io.kinescope.client.api.Request;
import io.kinescope.client.api.ResponseHead;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.error.PaymentRequiredException;
import io.kinescope.client.ratelimit.Permit;
import io.kinescope.client.ratelimit.RateLimiter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** A client without a network. */
class ExchangeClientTest {

    private final ApiSettings settings =
            ApiSettings.standard().rateLimiter(RateLimiter.unlimited()).retry(RetryPolicy.none());

    @Test
    void callsGoThroughTheExchange() {
        Canned exchange = new Canned(200, "{\"data\":{\"id\":\"1\",\"title\":\"T\"}}");
        try (KinescopeClient client = KinescopeClient.of(exchange, settings)) {
            assertThat(client.videos().get("1").block().title()).isEqualTo("T");
            assertThat(exchange.requests).singleElement().satisfies(request -> {
                assertThat(request.operation()).isEqualTo("GET /v1/videos/{video_id}");
                assertThat(request.url()).isEqualTo("https://api.kinescope.io/v1/videos/1");
                assertThat(request.authorized()).isTrue();
            });
            assertThat(exchange.closed).isFalse();
        }
        assertThat(exchange.closed).isTrue();
    }

    @Test
    void errorsAreThoseOfTheClient() {
        Canned exchange = new Canned(402, "{\"error\":{\"code\":402402,\"message\":\"payment required\"}}");
        try (KinescopeClient client = KinescopeClient.of(exchange, settings)) {
            assertThatThrownBy(() -> client.tags().create("t").block()).isInstanceOf(PaymentRequiredException.class);
        }
    }

    @Test
    void refusesNulls() {
        assertThatNullPointerException()
                .isThrownBy(() -> KinescopeClient.of(null, settings))
                .withMessage("exchange must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> KinescopeClient.of(new Canned(200, ""), null))
                .withMessage("settings must not be null");
    }

    private static final class Canned implements Exchange {

        private final int status;
        private final String body;
        private final List<Request> requests = new ArrayList<>();
        private boolean closed;

        Canned(int status, String body) {
            this.status = status;
            this.body = body;
        }

        @Override
        public <T> Flux<T> send(Request request, Permit permit, Reader<T> reader) {
            requests.add(request);
            return Flux.from(
                    reader.read(new ResponseHead(status, Map.of()), Flux.just(body.getBytes(StandardCharsets.UTF_8))));
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
