package io.kinescope.test.library;

import io.kinescope.test.videos.Privacy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A project, without what is counted: its folders and videos know where they belong. */
public record Project(
        String id,
        String catalogType,
        String name,
        String privacyType,
        List<String> privacyDomains,
        @Nullable String playerId,
        boolean encrypted,
        boolean favorite,
        long createdAt,
        @Nullable Long updatedAt) {

    /** The values of {@code catalog_type}. */
    public static final List<String> CATALOG_TYPES = List.of("vod", "live");

    /** Returns the privacy that it imposes on its videos. */
    public Privacy privacy() {
        return new Privacy(privacyType, privacyDomains, playerId);
    }
}
