package io.kinescope.client.drmauthorization;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A URL of yours that Kinescope asks whether a viewer may play an encrypted video: status 200 allows, status 403
 * denies.
 *
 * <p>Its {@code toString} does not show the password.
 *
 * @param url the URL that Kinescope asks
 * @param username the user name of the HTTP Basic credentials that Kinescope sends; may be empty
 * @param password their password; a secret, may be empty
 * @param createdAt the time when it was set
 * @param updatedAt the time of the last change; null if there was none
 */
public record AuthorizationBackend(
        String url,
        String username,
        String password,
        Instant createdAt,
        @Nullable Instant updatedAt) {

    /** Returns all components, and stars in the place of secrets. */
    @Override
    public String toString() {
        return "AuthorizationBackend[url=" + url
                + ", username=" + username
                + ", password=" + (password == null ? null : "***")
                + ", createdAt=" + createdAt
                + ", updatedAt=" + updatedAt + "]";
    }
}
