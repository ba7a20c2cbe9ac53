package io.kinescope.client.projects;

import io.kinescope.client.type.Params;
import io.kinescope.client.type.PrivacyType;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /v1/projects/{project_id}}. Whether an update keeps the fields that are not set is
 * undocumented.
 */
public final class ProjectUpdate extends Params<ProjectUpdate> {

    private ProjectUpdate(Map<String, @Nullable Object> values) {
        super(values, ProjectUpdate::new);
    }

    /**
     * Creates an update. The API requires the privacy setting in every update.
     *
     * @param privacyType the privacy setting of the videos
     * @return the request
     */
    public static ProjectUpdate of(PrivacyType privacyType) {
        return new ProjectUpdate(Map.of()).set("privacy_type", privacyType);
    }

    /**
     * Changes the domains on which its videos may be embedded, for {@link PrivacyType#CUSTOM}.
     *
     * @param domains all of them; replaces the current ones
     * @return a copy with the value
     */
    public ProjectUpdate privacyDomains(Collection<String> domains) {
        return set("privacy_domains", domains);
    }

    /**
     * Changes the name.
     *
     * @param name the new name
     * @return a copy with the value
     */
    public ProjectUpdate name(String name) {
        return set("name", name);
    }

    /**
     * Sets whether the new privacy setting also applies to the videos in the project.
     *
     * @param apply whether it does
     * @return a copy with the value
     */
    public ProjectUpdate applyToVideos(boolean apply) {
        return set("apply_to_videos", apply);
    }

    /**
     * Changes the player template of its videos.
     *
     * @param playerId the id of the template; null clears it
     * @return a copy with the value
     */
    public ProjectUpdate playerId(@Nullable String playerId) {
        return with("player_id", playerId);
    }
}
