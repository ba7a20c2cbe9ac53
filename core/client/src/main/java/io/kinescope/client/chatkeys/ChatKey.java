package io.kinescope.client.chatkeys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The public key that verifies tokens of chat users.
 *
 * @param id the key's id, which is no UUID
 * @param kty the type of the key, {@code RSA}; null where the API leaves it out
 * @param kid the id of the key in the header of tokens
 * @param alg the algorithm, {@code RS256}; null where the API leaves it out
 * @param use the use of the key; null where the API leaves it out
 * @param n the modulus as Base64 URL text; null where the API leaves it out
 * @param e the exponent as Base64 URL text; null where the API leaves it out
 * @param createdAt the time of creation; null where the API leaves it out
 * @param expiresAt the time from which on the key verifies no tokens; null where the API leaves it out
 */
public record ChatKey(
        String id,
        @Nullable String kty,
        String kid,
        @Nullable String alg,
        @Nullable String use,
        @Nullable String n,
        @Nullable String e,
        @Nullable Instant createdAt,
        @Nullable Instant expiresAt) {}
