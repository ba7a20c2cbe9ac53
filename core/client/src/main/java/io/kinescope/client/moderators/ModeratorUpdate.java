package io.kinescope.client.moderators;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /v1/moderators/{moderator_id}}. Whether an update keeps the fields that are not set is
 * undocumented.
 */
public final class ModeratorUpdate extends Params<ModeratorUpdate> {

    private ModeratorUpdate(Map<String, @Nullable Object> values) {
        super(values, ModeratorUpdate::new);
    }

    /**
     * Creates an update without changes.
     *
     * @return an empty update
     */
    public static ModeratorUpdate of() {
        return new ModeratorUpdate(Map.of());
    }

    /**
     * Changes the name.
     *
     * @param username the new name
     * @return a copy with the value
     */
    public ModeratorUpdate username(String username) {
        return set("username", username);
    }

    /**
     * Changes the e-mail address.
     *
     * @param email the new address
     * @return a copy with the value
     */
    public ModeratorUpdate email(String email) {
        return set("email", email);
    }

    /**
     * Changes the password.
     *
     * @param password the new password; a secret
     * @return a copy with the value
     */
    public ModeratorUpdate password(String password) {
        return set("password", password);
    }
}
