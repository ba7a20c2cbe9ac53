package io.kinescope.test.operations;

import io.kinescope.test.json.Json;
import io.kinescope.test.json.Timestamps;
import io.kinescope.test.library.Folder;
import io.kinescope.test.library.Library;
import io.kinescope.test.library.Project;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Projects and folders as the API answers them. */
final class ProjectJson {

    private final Library library;
    private final VideoTotals totals;

    ProjectJson(Library library) {
        this.library = library;
        this.totals = new VideoTotals(library.videos());
    }

    ObjectNode json(Project project) {
        VideoTotals.Total total = totals.of(project.id());
        ObjectNode json = Json.object()
                .put("id", project.id())
                .put("name", project.name())
                .put("items_count", total.items())
                .put("size", total.size())
                .put("privacy_type", project.privacyType());
        json.set("privacy_domains", Json.array(project.privacyDomains()));
        json.putArray("privacy_email_domains");
        json.putObject("privacy_share");
        json.put("player_id", project.playerId()).put("favorite", project.favorite());
        ArrayNode folders = json.putArray("folders");
        library.folders(project.id()).forEach(folder -> folders.add(json(folder)));
        return json.put("created_at", Timestamps.format(project.createdAt()))
                .put("updated_at", time(project.updatedAt()))
                .put("encrypted", project.encrypted());
    }

    ObjectNode json(Folder folder) {
        VideoTotals.Total total = totals.of(folder.id());
        return Json.object()
                .put("id", folder.id())
                .put("name", folder.name())
                .put("project_id", folder.projectId())
                .put("parent_id", folder.parentId())
                .put("size", total.size())
                .put("items_count", total.items())
                .put("created_at", Timestamps.format(folder.createdAt()))
                .put("updated_at", time(folder.updatedAt()))
                .putNull("deleted_at");
    }

    private static @Nullable String time(@Nullable Long micros) {
        return micros == null ? null : Timestamps.format(micros);
    }
}
