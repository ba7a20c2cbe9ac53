package io.kinescope.client.drmauthorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class DrmAuthorizationTest {

    @Test
    void gets() {
        RecordingExchange exchange = RecordingExchange.answeringWith("drmauthorization/get");
        StepVerifier.create(authorization(exchange).get())
                .assertNext(backend -> {
                    assertThat(backend.url()).isEqualTo("https://example.io/auth/kinescope");
                    assertThat(backend.username()).isEmpty();
                    assertThat(backend.createdAt()).isEqualTo(Instant.parse("2021-11-10T10:33:43.359069Z"));
                    assertThat(backend.updatedAt()).isNull();
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/drm/auth");
    }

    @Test
    void getsOfProject() {
        RecordingExchange exchange = RecordingExchange.answeringWith("drmauthorization/get");
        StepVerifier.create(authorization(exchange).get("p1"))
                .expectNextCount(1)
                .verifyComplete();
        exchange.assertSent("GET /v1/drm/auth/p1");
    }

    @Test
    void updates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("drmauthorization/get");
        StepVerifier.create(authorization(exchange)
                        .update(AuthorizationBackendUpdate.of("https://e")
                                .username("u")
                                .password("p")
                                .strict(true)))
                .expectNextCount(1)
                .verifyComplete();
        exchange.assertSent("PUT /v1/drm/auth", """
                        {"url":"https://e","username":"u","password":"p","strict":true}""");
    }

    @Test
    void updatesOfProject() {
        RecordingExchange exchange = RecordingExchange.answeringWith("drmauthorization/get");
        StepVerifier.create(authorization(exchange)
                        .update(
                                "p1",
                                AuthorizationBackendUpdate.of("https://e")
                                        .username("u")
                                        .password("p")
                                        .strict(true)))
                .expectNextCount(1)
                .verifyComplete();
        exchange.assertSent("PUT /v1/drm/auth/p1", """
                        {"url":"https://e","username":"u","password":"p","strict":true}""");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answeringWith("drmauthorization/delete");
        StepVerifier.create(authorization(exchange).delete()).verifyComplete();
        exchange.assertSent("DELETE /v1/drm/auth");
    }

    @Test
    void deletesOfProject() {
        RecordingExchange exchange = RecordingExchange.answeringWith("drmauthorization/delete");
        StepVerifier.create(authorization(exchange).delete("p1")).verifyComplete();
        exchange.assertSent("DELETE /v1/drm/auth/p1");
    }

    @Test
    void showsNoPassword() {
        AuthorizationBackend backend = new AuthorizationBackend("https://e", "u", "hidden", Instant.EPOCH, null);
        assertThat(backend)
                .hasToString(
                        "AuthorizationBackend[url=https://e, username=u, password=***, createdAt=1970-01-01T00:00:00Z, updatedAt=null]");
    }

    private static DrmAuthorization authorization(RecordingExchange exchange) {
        return new DrmAuthorization(exchange.strict());
    }
}
