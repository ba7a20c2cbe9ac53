package io.kinescope.client.tus;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.ApiSettings;
import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.file.FileSnapshot;
import io.kinescope.client.testing.Tenant;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * A transfer that resumes sends with the thread locals of its subscriber. The waits end on a scheduler that restores
 * nothing, as one of an application may be.
 */
class ResumeContextTest {

    private static final int TENANTS = 5;

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.getOrSet();
    private final List<String> sent = new ArrayList<>();

    private final RecordingExchange server = RecordingExchange.of(request -> {
        sent.add(request.uri().replaceFirst(".*/", "") + " as " + Tenant.get());
        return Mono.fromSupplier(() ->
                sent.size() > 2 * TENANTS ? new Answer(200, Map.of("Upload-Offset", "100"), "") : Answer.of(503, ""));
    });

    @AfterEach
    void resetTime() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void everyResumedRequestIsSentAsItsTenant() {
        List<Long> done = new ArrayList<>();
        try (Tenant.Propagation propagation = Tenant.propagated()) {
            for (int i = 0; i < TENANTS; i++) {
                String tenant = "tenant-" + i;
                propagation.as(tenant, transfer(tenant).last()).subscribe(done::add);
            }
            clock.advanceTimeBy(Duration.ofMinutes(1));
        }
        assertThat(done).hasSize(TENANTS).containsOnly(100L);
        assertThat(sent).hasSize(3 * TENANTS).allMatch(request -> request.matches("(.*) as \\1"));
    }

    private Flux<Long> transfer(String tenant) {
        return new Transfer(
                        new Api(server, ApiSettings.standard()),
                        "https://example.org/" + tenant,
                        new FileSnapshot(Path.of("a.mp4"), 100, Instant.EPOCH),
                        new ChunkSize(100, 100, false),
                        false)
                .run();
    }
}
