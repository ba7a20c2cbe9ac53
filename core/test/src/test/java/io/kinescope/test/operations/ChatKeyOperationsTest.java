package io.kinescope.test.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.test.Caller;
import io.kinescope.test.Caller.Reply;
import io.kinescope.test.LocalKinescope;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class ChatKeyOperationsTest {

    private final LocalKinescope kinescope =
            LocalKinescope.builder().videos(0).unlimited().start();
    private final Caller caller = new Caller(kinescope);

    @AfterEach
    void close() {
        kinescope.close();
    }

    @Test
    void keepsKeys() {
        assertThat(caller.get("/v1/jwk").items()).isEmpty();
        JsonNode key = create(256, "2999-01-01T00:00:00Z").body();
        assertThat(key.has("data")).isFalse();
        String id = key.path("id").stringValue();
        assertThat(id).startsWith("jwk_");
        assertThat(key.path("kid").stringValue()).isEqualTo("k1");
        assertThat(key.path("kty").stringValue()).isEqualTo("RSA");
        assertThat(key.path("expires_at").stringValue()).isEqualTo("2999-01-01T00:00:00Z");
        assertThat(key.path("created_at").stringValue()).startsWith("20");
        assertThat(caller.get("/v1/jwk").items()).containsExactly(key);
        assertThat(caller.get("/v1/jwk/" + id).data()).isEqualTo(key);
        assertThat(caller.delete("/v1/jwk/" + id).status()).isEqualTo(200);
        assertThat(caller.get("/v1/jwk/" + id).status()).isEqualTo(404);
        assertThat(caller.get("/v1/jwk").items()).isEmpty();
    }

    @Test
    void refusesKeysThatCannotSign() {
        assertThat(message(create(128, "2999-01-01T00:00:00Z"))).isEqualTo("key size too small");
        assertThat(message(create(256, "2020-01-01T00:00:00Z"))).isEqualTo("key expired");
        assertThat(message(caller.send("POST", "/v1/jwk", body("?", "2999-01-01T00:00:00Z"))))
                .isEqualTo("invalid key format");
        assertThat(caller.get("/v1/jwk").items()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kty", "e", "use", "kid", "alg", "n", "expires_at"})
    void requiresEveryField(String field) {
        String body = body(modulus(256), "2999-01-01T00:00:00Z").replace("'" + field + "'", "'other'");
        Reply reply = caller.send("POST", "/v1/jwk", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().path("invalid_params").path(0).path("name").stringValue())
                .isEqualTo(field);
    }

    private Reply create(int bytes, String expiresAt) {
        return caller.send("POST", "/v1/jwk", body(modulus(bytes), expiresAt));
    }

    private static String body(String modulus, String expiresAt) {
        return "{'kty':'RSA','e':'AQAB','use':'sig','kid':'k1','alg':'RS256','n':'" + modulus + "','expires_at':'"
                + expiresAt + "'}";
    }

    private static String modulus(int bytes) {
        byte[] number = new byte[bytes];
        Arrays.fill(number, (byte) 0xC3);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(number);
    }

    private static String message(Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        return reply.error().path("message").stringValue();
    }
}
