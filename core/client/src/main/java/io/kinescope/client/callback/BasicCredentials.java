package io.kinescope.client.callback;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP Basic credentials that Kinescope sends with its requests, as they were given at registration. Kinescope signs
 * nothing, so they are the only proof that a request is Kinescope's. Use HTTPS.
 */
public final class BasicCredentials {

    private static final String SCHEME = "Basic ";

    private static final BasicCredentials ANYONE = new BasicCredentials(null);

    /** The bytes after the scheme, before Base64; null if anyone is let in. */
    private final byte @Nullable [] expected;

    private BasicCredentials(byte @Nullable [] expected) {
        this.expected = expected;
    }

    /**
     * Returns credentials that a request must carry.
     *
     * @param username the user name, without a colon; called {@code login} in webhooks
     * @param password the password; a secret
     * @return the credentials
     * @throws IllegalArgumentException if the user name has a colon, or both are empty
     */
    public static BasicCredentials of(String username, String password) {
        Objects.requireNonNull(username, "username must not be null");
        Objects.requireNonNull(password, "password must not be null");
        if (username.contains(":")) {
            throw new IllegalArgumentException("username must not contain a colon, which ends it in HTTP Basic");
        }
        if (username.isEmpty() && password.isEmpty()) {
            throw new IllegalArgumentException(
                    "username and password must not both be empty; anyone() accepts requests without credentials");
        }
        return new BasicCredentials((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns credentials that every request has, also one that is not Kinescope's.
     *
     * @return the credentials of a registration without any
     */
    public static BasicCredentials anyone() {
        return ANYONE;
    }

    /**
     * Tells whether a request carries these credentials. The time it takes does not depend on how much of them is right.
     *
     * @param authorization the value of the header {@code Authorization}; null if there is none
     * @return true if it does
     */
    public boolean matches(@Nullable String authorization) {
        if (expected == null) {
            return true;
        }
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        try {
            String encoded = authorization.substring(SCHEME.length()).strip();
            return MessageDigest.isEqual(expected, Base64.getDecoder().decode(encoded));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** Returns a text without the credentials. */
    @Override
    public String toString() {
        return expected == null ? "BasicCredentials[anyone]" : "BasicCredentials[***]";
    }
}
