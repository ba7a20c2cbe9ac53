package io.kinescope.client.moderators;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/moderators}.
 */
public final class ModeratorCreate extends Params<ModeratorCreate> {

    private ModeratorCreate(Map<String, @Nullable Object> values) {
        super(values, ModeratorCreate::new);
    }

    /**
     * Creates a moderator.
     *
     * @param username the name
     * @param email the e-mail address
     * @param password the password; a secret
     * @return the request
     */
    public static ModeratorCreate of(String username, String email, String password) {
        return new ModeratorCreate(Map.of())
                .set("username", username)
                .set("email", email)
                .set("password", password);
    }
}
