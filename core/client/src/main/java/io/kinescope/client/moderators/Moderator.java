package io.kinescope.client.moderators;

/**
 * Who may moderate the chats of live events.
 *
 * @param userId the moderator's id
 * @param workspaceId the id of the workspace
 * @param username the name
 * @param email the e-mail address
 */
public record Moderator(String userId, String workspaceId, String username, String email) {}
