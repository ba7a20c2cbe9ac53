package io.kinescope.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kinescope.client.error.WaitTooLongException;
import io.kinescope.client.ratelimit.TokenBucket;
import io.kinescope.client.testing.Answer;
import io.kinescope.client.testing.ScriptedServer;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The client as applications build it, for background work and with a longest wait. */
class ClientViewsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ScriptedServer server = ScriptedServer.start();

    @BeforeEach
    void answer() {
        server.always(Answer.json("{\"data\":{\"id\":\"1\"}}"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void closingTheClientForBackgroundWorkClosesNothing() {
        try (KinescopeClient client = client(builder -> builder)) {
            KinescopeClient background = client.background();
            get(background);

            background.close();

            get(background);
            get(client);
            background.background().close();
            get(client);
        }
        server.connections().awaitAtMost(0);
    }

    @Test
    void aCallThatWouldWaitTooLongIsNotSent() {
        TokenBucket two = TokenBucket.builder().limit(2, Duration.ofMinutes(1)).build();
        try (KinescopeClient client = client(builder -> builder.rateLimiter(two).maxWait(Duration.ofSeconds(50)))) {
            get(client);
            get(client.background());

            for (KinescopeClient view : new KinescopeClient[] {client, client.background()}) {
                assertThatExceptionOfType(WaitTooLongException.class)
                        .isThrownBy(() -> get(view))
                        .satisfies(failure -> assertThat(failure.expectedWait())
                                .isBetween(Duration.ofSeconds(51), Duration.ofSeconds(61)));
            }
            assertThat(server.requests()).hasSize(2);
            assertThat(two.state().rejected()).isEqualTo(2);
        }
    }

    private static void get(KinescopeClient client) {
        Mono<Void> call = client.videos().get("1").then();
        call.block(PATIENCE);
    }

    private KinescopeClient client(UnaryOperator<KinescopeClient.Builder> options) {
        return options.apply(KinescopeClient.builder()
                        .token("e51e55a1-7615-493e-9055-10ac9cc44ccd")
                        .baseUrl(server.url()))
                .build();
    }
}
