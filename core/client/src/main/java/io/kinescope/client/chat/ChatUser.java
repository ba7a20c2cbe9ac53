package io.kinescope.client.chat;

import java.util.Objects;

/**
 * A user who writes in a chat.
 *
 * @param userId the id of the user in your application
 * @param username the name that others see
 */
public record ChatUser(String userId, String username) {

    /**
     * Creates a user.
     *
     * @param userId the id of the user in your application; not blank
     * @param username the name that others see; not blank
     * @throws IllegalArgumentException if one of them is blank
     */
    public ChatUser {
        if (Objects.requireNonNull(userId, "userId must not be null").isBlank()) {
            throw new IllegalArgumentException("userId must not be blank");
        }
        if (Objects.requireNonNull(username, "username must not be null").isBlank()) {
            throw new IllegalArgumentException("username must not be blank");
        }
    }
}
