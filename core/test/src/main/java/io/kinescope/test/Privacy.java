package io.kinescope.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Who may watch, and in which player: what a project can impose on its videos. */
record Privacy(String type, List<String> domains, @Nullable String playerId) {

    /** What {@code privacy_type} may be. */
    static final List<String> TYPES = List.of("anywhere", "custom", "nowhere");

    static Privacy of(Project project) {
        return new Privacy(project.privacyType(), project.privacyDomains(), project.playerId());
    }

    void imposeOn(ObjectNode video) {
        video.put("privacy_type", type);
        video.set("privacy_domains", Json.array(domains));
        if (playerId != null) {
            video.put("player_id", playerId);
        }
    }
}
