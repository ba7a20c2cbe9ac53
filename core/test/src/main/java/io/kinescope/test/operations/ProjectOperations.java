package io.kinescope.test.operations;

import io.kinescope.test.http.Call;
import io.kinescope.test.http.Envelope;
import io.kinescope.test.http.Fields;
import io.kinescope.test.http.Ordering;
import io.kinescope.test.http.Paging;
import io.kinescope.test.http.Routes;
import io.kinescope.test.json.Timestamps;
import io.kinescope.test.json.Uuids;
import io.kinescope.test.library.Library;
import io.kinescope.test.library.Project;
import io.kinescope.test.videos.Privacy;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Lists, reads and changes projects. */
final class ProjectOperations {

    private static final Ordering BY_NAME = Ordering.parse(null, List.of("name"), "name");

    private final Library library;
    private final ProjectJson projectJson;

    ProjectOperations(Library library, ProjectJson projectJson) {
        this.library = library;
        this.projectJson = projectJson;
    }

    void register(Routes routes) {
        routes.add("GET", "/v1/projects", this::list);
        routes.add("POST", "/v1/projects", this::create);
        routes.add("GET", "/v1/projects/{project_id}", this::get);
        routes.add("PUT", "/v1/projects/{project_id}", this::update);
        routes.add("DELETE", "/v1/projects/{project_id}", this::delete);
    }

    private ObjectNode list(Call call) {
        List<String> types = call.query().oneOf("catalog_type", Project.CATALOG_TYPES);
        String type = types.isEmpty() ? "vod" : types.get(0);
        List<Project> projects = library
                .projects(project -> project.catalogType().equals(type))
                .stream()
                .sorted(Comparator.comparing(Project::name))
                .toList();
        return Paging.of(call.query()).answer(projects.size(), BY_NAME, i -> projectJson.json(projects.get(i)));
    }

    private ObjectNode create(Call call) {
        Fields body = call.body()
                .require("name")
                .require("privacy_type")
                .oneOf("privacy_type", Privacy.TYPES)
                .requireIf("privacy_domains", "privacy_type", "custom")
                .oneOf("catalog_type", Project.CATALOG_TYPES);
        body.check();
        Project project = new Project(
                Uuids.random(),
                body.text("catalog_type", "vod"),
                body.text("name", ""),
                body.text("privacy_type", ""),
                body.texts("privacy_domains"),
                body.id("player_id"),
                body.flag("encrypted", false),
                false,
                Timestamps.now(),
                null);
        library.put(project);
        return Envelope.data(projectJson.json(project));
    }

    private ObjectNode get(Call call) {
        return Envelope.data(projectJson.json(project(call)));
    }

    private ObjectNode update(Call call) {
        Project old = project(call);
        Fields body = call.body().require("privacy_type").oneOf("privacy_type", Privacy.TYPES);
        body.check();
        Project project = new Project(
                old.id(),
                old.catalogType(),
                body.text("name", old.name()),
                body.text("privacy_type", ""),
                body.has("privacy_domains") ? body.texts("privacy_domains") : old.privacyDomains(),
                body.has("player_id") ? body.id("player_id") : old.playerId(),
                old.encrypted(),
                old.favorite(),
                old.createdAt(),
                Timestamps.now());
        boolean applies = body.flag("apply_to_videos", false);
        library.put(project);
        if (applies) {
            library.videos().impose(project.id(), project.privacy());
        }
        return Envelope.data(projectJson.json(project));
    }

    private ObjectNode delete(Call call) {
        library.deleteProject(project(call).id());
        return Envelope.success();
    }

    private Project project(Call call) {
        return library.requireProject(call.id("project_id"));
    }
}
