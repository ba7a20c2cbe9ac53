package io.kinescope.test;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A project, without what is counted: its folders and videos know where they belong. */
record Project(
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

    /** What {@code catalog_type} may be. */
    static final List<String> CATALOG_TYPES = List.of("vod", "live");
}
