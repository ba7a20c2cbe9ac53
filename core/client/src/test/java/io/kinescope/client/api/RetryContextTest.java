package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.testing.Tenant;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Every attempt runs with the thread locals of its subscriber, whichever thread its wait ended on. */
class RetryContextTest {

    private static final int TENANTS = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final RetryPolicy POLICY =
            RetryPolicy.standard().maxAttempts(10).firstBackoff(Duration.ofMillis(2));

    private final Queue<String> foreign = new ConcurrentLinkedQueue<>();
    private final AtomicInteger attempts = new AtomicInteger();

    /** Answers on one thread that is no tenant's, and fails every other attempt. */
    private RecordingExchange server(int status) {
        return RecordingExchange.of(request -> {
            String own = request.headers().get("X-Tenant");
            if (!Tenant.get().equals(own)) {
                foreign.add(own + " was sent as " + Tenant.get());
            }
            Answer answer = attempts.incrementAndGet() % 2 == 0
                    ? Answer.ok("{}")
                    : new Answer(status, Map.of("Retry-After", "0.01"), "");
            return Mono.just(answer).publishOn(Schedulers.single());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void everyAttemptIsSentAsItsTenant(int status) {
        Api api = server(status).lenient(POLICY);
        run(tenant -> api.get("/v1/x").header("X-Tenant", tenant).done());
    }

    @Test
    void everyResumedAttemptIsSentAsItsTenant() {
        Api api = server(503).lenient(POLICY);
        run(tenant -> api.withoutRetry()
                .get("/v1/x")
                .header("X-Tenant", tenant)
                .done()
                .contextWrite(Function.identity())
                .retryWhen(api.resumeRetry(failure -> true)));
    }

    private void run(Function<String, Mono<Void>> call) {
        try (Tenant.Propagation propagation = Tenant.propagated()) {
            Flux.range(0, TENANTS)
                    .map(number -> "tenant-" + number)
                    .flatMap(tenant -> propagation.as(tenant, call.apply(tenant)), TENANTS)
                    .blockLast(PATIENCE);
        }
        assertThat(attempts).hasValueGreaterThan(TENANTS);
        assertThat(foreign).isEmpty();
    }
}
