package io.kinescope.client.projects;

import io.kinescope.client.type.Params;
import io.kinescope.client.type.PrivacyType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /v1/projects/{project_id}} changes. Whether an update keeps what is not set is undocumented.
 */
public final class ProjectUpdate extends Params<ProjectUpdate> {

    private ProjectUpdate(Map<String, @Nullable Object> values) {
        super(values, ProjectUpdate::new);
    }

    /**
     * Changes a project. The API demands the privacy with every update.
     *
     * @param privacyType where its videos may be embedded
     * @return the request
     */
    public static ProjectUpdate of(PrivacyType privacyType) {
        return new ProjectUpdate(Map.of()).with("privacy_type", privacyType);
    }

    /**
     * Changes the domains its videos may be embedded on, for {@link PrivacyType#CUSTOM}.
     *
     * @param domains all of them; replaces those that were set
     * @return a copy with the value
     */
    public ProjectUpdate privacyDomains(Collection<String> domains) {
        return with("privacy_domains", List.copyOf(domains));
    }

    /**
     * Changes the name.
     *
     * @param name the new name
     * @return a copy with the value
     */
    public ProjectUpdate name(String name) {
        return with("name", name);
    }

    /**
     * Sets whether the videos that are in the project get the new privacy too.
     *
     * @param apply whether they do
     * @return a copy with the value
     */
    public ProjectUpdate applyToVideos(boolean apply) {
        return with("apply_to_videos", apply);
    }

    /**
     * Changes the player template its videos play in.
     *
     * @param playerId the id of the template; null clears it
     * @return a copy with the value
     */
    public ProjectUpdate playerId(@Nullable String playerId) {
        return with("player_id", playerId);
    }
}
