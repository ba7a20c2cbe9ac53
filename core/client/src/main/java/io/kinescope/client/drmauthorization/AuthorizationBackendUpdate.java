package io.kinescope.client.drmauthorization;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /v1/drm/auth} and {@code PUT /v1/drm/auth/{project_id}}. Whether an update keeps the fields
 * that are not set is undocumented.
 */
public final class AuthorizationBackendUpdate extends Params<AuthorizationBackendUpdate> {

    private AuthorizationBackendUpdate(Map<String, @Nullable Object> values) {
        super(values, AuthorizationBackendUpdate::new);
    }

    /**
     * Creates an update. The API requires the URL in every update.
     *
     * @param url the URL to which Kinescope sends its requests
     * @return the request
     */
    public static AuthorizationBackendUpdate of(String url) {
        return new AuthorizationBackendUpdate(Map.of()).set("url", url);
    }

    /**
     * Sets the user name of the HTTP Basic credentials that Kinescope sends.
     *
     * @param username the user name
     * @return a copy with the value
     */
    public AuthorizationBackendUpdate username(String username) {
        return set("username", username);
    }

    /**
     * Sets the password of the HTTP Basic credentials that Kinescope sends.
     *
     * @param password the password; a secret
     * @return a copy with the value
     */
    public AuthorizationBackendUpdate password(String password) {
        return set("password", password);
    }

    /**
     * Sets whether playback is denied if the URL answers with neither 200 nor 403, or not at all.
     *
     * @param strict true denies, false allows; the default is undocumented
     * @return a copy with the value
     */
    public AuthorizationBackendUpdate strict(boolean strict) {
        return set("strict", strict);
    }
}
