package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.testing.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * Every attempt runs with the thread locals of its subscriber. The waits end on a scheduler that restores nothing, as one
 * of an application may be.
 */
class RetryContextTest {

    private static final int TENANTS = 5;

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.getOrSet();
    private final List<String> sent = new ArrayList<>();

    @AfterEach
    void resetTime() {
        VirtualTimeScheduler.reset();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void everyAttemptIsSentAsItsTenant(int status) {
        RecordingExchange server = RecordingExchange.of(request -> {
            sent.add(request.headers().get("X-Tenant") + " as " + Tenant.get());
            return Mono.fromSupplier(() -> sent.size() > 2 * TENANTS ? Answer.ok("{}") : Answer.of(status, ""));
        });
        Api api = server.lenient(RetryPolicy.standard());
        List<String> done = new ArrayList<>();
        try (Tenant.Propagation propagation = Tenant.propagated()) {
            for (int i = 0; i < TENANTS; i++) {
                String tenant = "tenant-" + i;
                propagation
                        .as(tenant, api.get("/v1/x").header("X-Tenant", tenant).done())
                        .subscribe(nothing -> {}, error -> {}, () -> done.add(tenant));
            }
            clock.advanceTimeBy(Duration.ofMinutes(1));
        }
        assertThat(done).hasSize(TENANTS);
        assertThat(sent).hasSize(3 * TENANTS).allMatch(attempt -> attempt.matches("(.*) as \\1"));
    }
}
