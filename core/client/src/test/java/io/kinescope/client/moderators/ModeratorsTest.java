package io.kinescope.client.moderators;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class ModeratorsTest {

    private static final String ID = "08cf73a0-ccc0-4404-a741-8d26c1e2333f";

    @Test
    void lists() {
        RecordingExchange exchange = RecordingExchange.answeringWith("moderators/list");
        StepVerifier.create(moderators(exchange).list())
                .assertNext(moderator -> assertThat(moderator.userId()).isEqualTo(ID))
                .verifyComplete();
        exchange.assertSent("GET /v1/moderators?page=1&per_page=10");
    }

    @Test
    void gets() {
        RecordingExchange exchange = RecordingExchange.answeringWith("moderators/get");
        StepVerifier.create(moderators(exchange).get(ID))
                .assertNext(moderator -> {
                    assertThat(moderator.username()).isEqualTo("user_admin");
                    assertThat(moderator.email()).isEqualTo("ann@example.org");
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/moderators/" + ID);
    }

    @Test
    void creates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("moderators/create");
        StepVerifier.create(moderators(exchange).create(ModeratorCreate.of("user_admin", "ann@example.org", "secret")))
                .assertNext(moderator -> assertThat(moderator.userId()).isEqualTo(ID))
                .verifyComplete();
        exchange.assertSent("POST /v1/moderators", """
                        {"username":"user_admin","email":"ann@example.org","password":"secret"}""");
    }

    @Test
    void updates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("moderators/update");
        ModeratorUpdate update = ModeratorUpdate.of()
                .username("user_admin_2")
                .email("bob@example.org")
                .password("secret");
        StepVerifier.create(moderators(exchange).update(ID, update))
                .assertNext(moderator -> assertThat(moderator.username()).isEqualTo("user_admin_2"))
                .verifyComplete();
        exchange.assertSent("PUT /v1/moderators/" + ID, """
                        {"username":"user_admin_2","email":"bob@example.org","password":"secret"}""");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answeringWith("moderators/delete");
        StepVerifier.create(moderators(exchange).delete(ID)).verifyComplete();
        exchange.assertSent("DELETE /v1/moderators/" + ID);
    }

    @Test
    void keepsThePasswordToItself() {
        assertThat(ModeratorCreate.of("user_admin", "ann@example.org", "secret").toString())
                .doesNotContain("secret");
        assertThat(ModeratorUpdate.of().password("secret").toString()).doesNotContain("secret");
    }

    private static Moderators moderators(RecordingExchange exchange) {
        return new Moderators(exchange.strict());
    }
}
