package io.kinescope.client.chatkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.error.DecodingException;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

class ChatKeysTest {

    private static final Instant NEXT_YEAR = Instant.parse("2027-01-01T00:00:00Z");
    private static final String BARE = """
            {"id":"jwk_abc123def456","kty":"RSA","kid":"key-1","created_at":"2026-01-01T00:00:00Z",
             "expires_at":"2027-01-01T00:00:00Z"}""";

    @Test
    void lists() {
        RecordingExchange exchange = RecordingExchange.answeringWith("chatkeys/list");
        StepVerifier.create(keys(exchange).list())
                .assertNext(key -> assertThat(key.kid()).isEqualTo("key-1"))
                .verifyComplete();
        exchange.assertSent("GET /v1/jwk");
    }

    @Test
    void listsWithoutAnEnvelope() {
        StepVerifier.create(keys(RecordingExchange.answering("[" + BARE + "]")).list())
                .assertNext(key -> assertThat(key.id()).isEqualTo("jwk_abc123def456"))
                .verifyComplete();
    }

    @Test
    void gets() {
        RecordingExchange exchange = RecordingExchange.answeringWith("chatkeys/get");
        StepVerifier.create(keys(exchange).get("jwk_abc123def456"))
                .assertNext(key -> {
                    assertThat(key.alg()).isEqualTo("RS256");
                    assertThat(key.expiresAt()).isEqualTo(NEXT_YEAR);
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/jwk/jwk_abc123def456");
    }

    /** As documented, and wrapped as every other answer. */
    @ParameterizedTest
    @ValueSource(strings = {BARE, "{\"data\":" + BARE + "}"})
    void creates(String answer) {
        RecordingExchange exchange = RecordingExchange.answering(answer);
        StepVerifier.create(keys(exchange).create(ChatKeyCreate.of("key-1", "n-1", "AQAB", NEXT_YEAR)))
                .assertNext(key -> {
                    assertThat(key.id()).isEqualTo("jwk_abc123def456");
                    assertThat(key.kty()).isEqualTo("RSA");
                })
                .verifyComplete();
        exchange.assertSent("POST /v1/jwk", """
                        {"kty":"RSA","use":"sig","alg":"RS256","kid":"key-1","n":"n-1","e":"AQAB",
                         "expires_at":"2027-01-01T00:00:00Z"}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "<html>"})
    void refusesWhatIsNoKey(String answer) {
        StepVerifier.create(keys(RecordingExchange.answering(answer)).get("k")).verifyError(DecodingException.class);
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answering("");
        StepVerifier.create(keys(exchange).delete("k1")).verifyComplete();
        exchange.assertSent("DELETE /v1/jwk/k1");
    }

    @Test
    void writesTheNumbersOfAKeyWithoutASign() throws NoSuchAlgorithmException {
        RSAPublicKey key = key(2048);
        var values = ChatKeyCreate.of("key-1", key, NEXT_YEAR).values();
        byte[] modulus = Base64.getUrlDecoder().decode((String) values.get("n"));
        assertThat(modulus).hasSize(256);
        assertThat(new BigInteger(1, modulus)).isEqualTo(key.getModulus());
        assertThat(values).containsEntry("e", "AQAB");
    }

    @Test
    void refusesAShortKey() throws NoSuchAlgorithmException {
        RSAPublicKey key = key(1024);
        assertThatThrownBy(() -> ChatKeyCreate.of("key-1", key, NEXT_YEAR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2048 bits, not 1024");
    }

    private static RSAPublicKey key(int bits) throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return (RSAPublicKey) generator.generateKeyPair().getPublic();
    }

    private static ChatKeys keys(RecordingExchange exchange) {
        return new ChatKeys(exchange.strict());
    }
}
