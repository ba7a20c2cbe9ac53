package io.kinescope.test.videos;

import io.kinescope.test.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The privacy settings and the player that a project can impose on its videos. */
public record Privacy(
        String type, List<String> domains, @Nullable String playerId) {

    /** The values of {@code privacy_type}. */
    public static final List<String> TYPES = List.of("anywhere", "custom", "nowhere");

    public void imposeOn(ObjectNode video) {
        video.put("privacy_type", type);
        video.set("privacy_domains", Json.array(domains));
        if (playerId != null) {
            video.put("player_id", playerId);
        }
    }
}
