package io.kinescope.client.chat;

import io.kinescope.client.chatkeys.ChatKeyCreate;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;

/**
 * The RSA key that signs the tokens of chat users. The private half stays in this object: nothing returns or prints it.
 */
public final class ChatSigningKey {

    private static final int BITS = 2048;
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final String kid;
    private final RSAPublicKey publicKey;
    private final PrivateKey privateKey;

    private ChatSigningKey(String kid, RSAPublicKey publicKey, PrivateKey privateKey) {
        if (Objects.requireNonNull(kid, "kid must not be null").isBlank()) {
            throw new IllegalArgumentException("kid must not be blank");
        }
        int bits = publicKey.getModulus().bitLength();
        if (bits < BITS) {
            throw new IllegalArgumentException("the key must have at least " + BITS + " bits, not " + bits);
        }
        this.kid = kid;
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    /**
     * Makes a new key of 2048 bits. This takes some tenths of a second of processor time.
     *
     * @param kid the id of the key, unique among your keys; tokens name it
     * @return the key, which is lost with this JVM
     */
    public static ChatSigningKey generate(String kid) {
        Objects.requireNonNull(kid, "kid must not be null");
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            return new ChatSigningKey(kid, (RSAPublicKey) pair.getPublic(), pair.getPrivate());
        } catch (GeneralSecurityException everyPlatformHasRsa) {
            throw new IllegalStateException(everyPlatformHasRsa);
        }
    }

    /**
     * Takes a private key from wherever it is kept.
     *
     * @param kid the id of the key, unique among your keys; tokens name it
     * @param privateKey the private key, of at least 2048 bits, which knows its public exponent
     * @return the key
     * @throws IllegalArgumentException if the key has less than 2048 bits, or no public exponent
     */
    public static ChatSigningKey of(String kid, RSAPrivateKey privateKey) {
        Objects.requireNonNull(kid, "kid must not be null");
        Objects.requireNonNull(privateKey, "privateKey must not be null");
        if (!(privateKey instanceof RSAPrivateCrtKey full)) {
            throw new IllegalArgumentException("privateKey must have its public exponent (RSAPrivateCrtKey)");
        }
        return new ChatSigningKey(kid, publicKey(full.getModulus(), full.getPublicExponent()), privateKey);
    }

    /**
     * Reads a private key as {@code openssl genpkey -algorithm RSA} writes it.
     *
     * @param kid the id of the key, unique among your keys; tokens name it
     * @param pem the key in PKCS #8, as PEM without a password; a secret
     * @return the key
     * @throws IllegalArgumentException if the text is not such a key, or the key has less than 2048 bits; the message does
     *     not show the text
     */
    public static ChatSigningKey fromPem(String kid, String pem) {
        Objects.requireNonNull(kid, "kid must not be null");
        Objects.requireNonNull(pem, "pem must not be null");
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(
                    "pem must have a line " + BEGIN + ", which is PKCS #8 without a password");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder()
                    .decode(pem.substring(begin + BEGIN.length(), end).getBytes(StandardCharsets.US_ASCII));
            PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return of(kid, (RSAPrivateKey) key);
        } catch (GeneralSecurityException unreadable) {
            // Without its cause, whose message may quote the key.
            throw new IllegalArgumentException("pem must hold an RSA private key in PKCS #8");
        }
    }

    private static RSAPublicKey publicKey(BigInteger modulus, BigInteger exponent) {
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        } catch (GeneralSecurityException noKey) {
            throw new IllegalArgumentException("privateKey has a modulus or an exponent of no RSA key");
        }
    }

    /**
     * Returns the id of the key.
     *
     * @return the id that tokens name
     */
    public String kid() {
        return kid;
    }

    /**
     * Returns the public half.
     *
     * @return the public key
     */
    public RSAPublicKey publicKey() {
        return publicKey;
    }

    /**
     * Returns the request that registers the public half at Kinescope, a JSON Web Key.
     *
     * @param expiresAt the time from which on the key verifies no tokens
     * @return the body of {@code POST /v1/jwk}
     */
    public ChatKeyCreate registration(Instant expiresAt) {
        return ChatKeyCreate.of(kid, publicKey, Objects.requireNonNull(expiresAt, "expiresAt must not be null"));
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    /** Returns the id of the key alone. */
    @Override
    public String toString() {
        return "ChatSigningKey[kid=" + kid + "]";
    }
}
