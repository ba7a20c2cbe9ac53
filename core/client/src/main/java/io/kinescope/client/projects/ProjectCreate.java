package io.kinescope.client.projects;

import io.kinescope.client.type.Params;
import io.kinescope.client.type.PrivacyType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/projects}.
 */
public final class ProjectCreate extends Params<ProjectCreate> {

    private ProjectCreate(Map<String, @Nullable Object> values) {
        super(values, ProjectCreate::new);
    }

    /**
     * Creates a project.
     *
     * @param name the name
     * @param privacyType the privacy setting of its videos
     * @param privacyDomains the domains on which they may be embedded, for {@link PrivacyType#CUSTOM}
     * @return the request
     */
    public static ProjectCreate of(String name, PrivacyType privacyType, String... privacyDomains) {
        return new ProjectCreate(Map.of())
                .set("name", name)
                .set("privacy_type", privacyType)
                .set("privacy_domains", privacyDomains);
    }

    /**
     * Sets the player template of its videos.
     *
     * @param playerId the id of the template
     * @return a copy with the value
     */
    public ProjectCreate playerId(String playerId) {
        return set("player_id", playerId);
    }

    /**
     * Sets whether its videos are encrypted.
     *
     * @param encrypted whether they are
     * @return a copy with the value
     */
    public ProjectCreate encrypted(boolean encrypted) {
        return set("encrypted", encrypted);
    }

    /**
     * Sets the type of the project.
     *
     * @param type the type; the default is {@link CatalogType#VOD}
     * @return a copy with the value
     */
    public ProjectCreate catalogType(CatalogType type) {
        return set("catalog_type", type);
    }
}
