package io.kinescope.client.chatkeys;

import io.kinescope.client.type.Params;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/jwk}: the public half of an RSA key, as a JSON Web Key. The private half stays with you.
 */
public final class ChatKeyCreate extends Params<ChatKeyCreate> {

    private static final int MIN_BITS = 2048;

    private ChatKeyCreate(Map<String, @Nullable Object> values) {
        super(values, ChatKeyCreate::new);
    }

    /**
     * Creates the request for a key that verifies RS256 signatures.
     *
     * @param kid the id of the key, which the header of your tokens names
     * @param modulus the modulus as Base64 URL text
     * @param exponent the exponent as Base64 URL text
     * @param expiresAt the time from which on the key verifies no tokens
     * @return the request
     */
    public static ChatKeyCreate of(String kid, String modulus, String exponent, Instant expiresAt) {
        return new ChatKeyCreate(Map.of())
                .set("kty", "RSA")
                .set("use", "sig")
                .set("alg", "RS256")
                .set("kid", kid)
                .set("n", modulus)
                .set("e", exponent)
                .set("expires_at", expiresAt);
    }

    /**
     * Creates the request for a key that verifies RS256 signatures.
     *
     * @param kid the id of the key, which the header of your tokens names
     * @param key the public key
     * @param expiresAt the time from which on the key verifies no tokens
     * @return the request
     * @throws IllegalArgumentException if the key has less than 2048 bits
     */
    public static ChatKeyCreate of(String kid, RSAPublicKey key, Instant expiresAt) {
        int bits =
                Objects.requireNonNull(key, "key must not be null").getModulus().bitLength();
        if (bits < MIN_BITS) {
            throw new IllegalArgumentException("the key must have at least " + MIN_BITS + " bits, not " + bits);
        }
        return of(kid, base64(key.getModulus()), base64(key.getPublicExponent()), expiresAt);
    }

    /** The bytes without the zero byte that keeps the number positive. */
    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int start = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        byte[] unsigned = Arrays.copyOfRange(bytes, start, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }
}
