package io.kinescope.client.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.chatkeys.ChatKeys;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class ChatTokensTest {

    private static final ChatSigningKey KEY = ChatSigningKey.generate("key-1");
    private static final ChatUser USER = new ChatUser("17", "Анна");
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final String ANSWER = "{\"id\":\"jwk_1\",\"kty\":\"RSA\",\"kid\":\"key-2\"}";

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

    ChatTokensTest() {
        time.advanceTimeTo(START);
    }

    @Test
    void signsTheClaimsThatTheChatChecks() throws ParseException, JOSEException {
        SignedJWT token =
                SignedJWT.parse(ChatTokens.of(KEY, Duration.ofHours(1), time).sign("event-1", USER));

        assertThat(token.verify(new RSASSAVerifier(KEY.publicKey()))).isTrue();
        assertThat(token.getHeader().toJSONObject()).isEqualTo(Map.of("alg", "RS256", "typ", "JWT", "kid", "key-1"));
        assertThat(token.getJWTClaimsSet().toJSONObject())
                .isEqualTo(Map.of(
                        "aud", "chat",
                        "user_id", "17",
                        "username", "Анна",
                        "event_id", "event-1",
                        "iat", START.getEpochSecond(),
                        "nbf", START.getEpochSecond(),
                        "exp", START.plusSeconds(3600).getEpochSecond()));
    }

    @Test
    void linksToTheChat() throws ParseException {
        String link = ChatTokens.of(KEY).link("event/1", USER);

        assertThat(link).startsWith("https://kinescope.io/chat/event%2F1?token=");
        assertThat(SignedJWT.parse(link.substring(link.indexOf('=') + 1))
                        .getJWTClaimsSet()
                        .getClaim("event_id"))
                .isEqualTo("event/1");
    }

    @Test
    void registersThePublicHalf() {
        RecordingExchange exchange = RecordingExchange.answering(ANSWER);
        StepVerifier.create(ChatTokens.of(KEY, Duration.ofHours(1), time)
                        .register(new ChatKeys(exchange.strict()), Duration.ofDays(2)))
                .expectNextCount(1)
                .verifyComplete();
        byte[] modulus = KEY.publicKey().getModulus().toByteArray();
        exchange.assertSent("POST /v1/jwk", """
                        {"kty":"RSA","use":"sig","alg":"RS256","kid":"key-1","n":"%s","e":"AQAB",
                         "expires_at":"2026-03-03T10:00:00Z"}""".formatted(Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(modulus, 1, modulus.length))));
    }

    @Test
    void signsWithTheNextKeyOnceItIsRegistered() throws ParseException, JOSEException {
        ChatSigningKey next = ChatSigningKey.generate("key-2");
        ChatTokens tokens = ChatTokens.of(KEY, Duration.ofHours(1), time);
        Mono<?> rotation =
                tokens.rotate(new ChatKeys(RecordingExchange.answering(ANSWER).strict()), next, Duration.ofDays(1));

        assertThat(signedBy(tokens, KEY)).isTrue();
        StepVerifier.create(rotation).expectNextCount(1).verifyComplete();
        assertThat(signedBy(tokens, next)).isTrue();
    }

    @Test
    void keepsTheKeyIfTheNextOneIsNotRegistered() throws ParseException, JOSEException {
        ChatTokens tokens = ChatTokens.of(KEY, Duration.ofHours(1), time);
        StepVerifier.create(tokens.rotate(
                        new ChatKeys(RecordingExchange.of(request -> Mono.just(RecordingExchange.Answer.of(
                                        400, "{\"error\":{\"message\":\"key size too small\"}}")))
                                .strict()),
                        ChatSigningKey.generate("key-2"),
                        Duration.ofDays(1)))
                .verifyError();
        assertThat(signedBy(tokens, KEY)).isTrue();
    }

    @Test
    void signsNoTokenThatOutlivesItsKey() throws ParseException {
        ChatTokens tokens = ChatTokens.of(KEY, Duration.ofHours(1), time);
        StepVerifier.create(tokens.register(
                        new ChatKeys(RecordingExchange.answering(ANSWER).strict()), Duration.ofMinutes(90)))
                .expectNextCount(1)
                .verifyComplete();

        time.advanceTimeBy(Duration.ofMinutes(60));
        assertThat(claims(tokens).getExpirationTime().toInstant()).isEqualTo(START.plus(Duration.ofMinutes(90)));
        time.advanceTimeBy(Duration.ofMinutes(30));
        assertThatIllegalStateException()
                .isThrownBy(() -> tokens.sign("event-1", USER))
                .withMessageContaining("key-1")
                .withMessageContaining("rotate()");
    }

    @Test
    void readsAKeyFromPem() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        RSAPrivateKey key = (RSAPrivateKey) generator.generateKeyPair().getPrivate();
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";

        assertThat(ChatSigningKey.fromPem("k", pem).publicKey().getModulus()).isEqualTo(key.getModulus());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChatSigningKey.fromPem("k", pem.replace("MII", "MIX")))
                .withMessage("pem must hold an RSA private key in PKCS #8")
                .withNoCause();
        assertThatIllegalArgumentException().isThrownBy(() -> ChatSigningKey.fromPem("k", "secret"));
    }

    @Test
    void refusesWeakKeysAndLongLives() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        RSAPrivateKey weak = (RSAPrivateKey) generator.generateKeyPair().getPrivate();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChatSigningKey.of("k", weak))
                .withMessageContaining("1024");
        assertThatIllegalArgumentException().isThrownBy(() -> ChatTokens.of(KEY, Duration.ofHours(25)));
        assertThatIllegalArgumentException().isThrownBy(() -> ChatTokens.of(KEY, Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChatTokens.of(KEY).sign(" ", USER))
                .withMessageContaining("eventId");
    }

    @Test
    void showsNothingOfTheKey() {
        assertThat(KEY).hasToString("ChatSigningKey[kid=key-1]");
    }

    private static boolean signedBy(ChatTokens tokens, ChatSigningKey key) throws ParseException, JOSEException {
        return SignedJWT.parse(tokens.sign("event-1", USER)).verify(new RSASSAVerifier(key.publicKey()));
    }

    private static JWTClaimsSet claims(ChatTokens tokens) throws ParseException {
        return SignedJWT.parse(tokens.sign("event-1", USER)).getJWTClaimsSet();
    }
}
