package io.kinescope.client.projects;

import io.kinescope.client.type.Params;
import io.kinescope.client.type.PrivacyType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /v1/projects} creates.
 */
public final class ProjectCreate extends Params<ProjectCreate> {

    private ProjectCreate(Map<String, @Nullable Object> values) {
        super(values, ProjectCreate::new);
    }

    /**
     * Creates a project.
     *
     * @param name the name
     * @param privacyType where its videos may be embedded
     * @param privacyDomains the domains they may be embedded on, for {@link PrivacyType#CUSTOM}
     * @return the request
     */
    public static ProjectCreate of(String name, PrivacyType privacyType, String... privacyDomains) {
        return new ProjectCreate(Map.of())
                .with("name", name)
                .with("privacy_type", privacyType)
                .with("privacy_domains", List.of(privacyDomains));
    }

    /**
     * Sets the player template its videos play in.
     *
     * @param playerId the id of the template
     * @return a copy with the value
     */
    public ProjectCreate playerId(String playerId) {
        return with("player_id", playerId);
    }

    /**
     * Sets whether its videos are encrypted.
     *
     * @param encrypted whether to encrypt them
     * @return a copy with the value
     */
    public ProjectCreate encrypted(boolean encrypted) {
        return with("encrypted", encrypted);
    }

    /**
     * Sets what the project holds.
     *
     * @param type the default is {@link CatalogType#VOD}
     * @return a copy with the value
     */
    public ProjectCreate catalogType(CatalogType type) {
        return with("catalog_type", type);
    }
}
