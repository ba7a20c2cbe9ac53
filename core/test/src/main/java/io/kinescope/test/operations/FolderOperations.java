package io.kinescope.test.operations;

import io.kinescope.test.http.Call;
import io.kinescope.test.http.Envelope;
import io.kinescope.test.http.Fields;
import io.kinescope.test.http.Ordering;
import io.kinescope.test.http.Paging;
import io.kinescope.test.http.Routes;
import io.kinescope.test.json.Timestamps;
import io.kinescope.test.json.Uuids;
import io.kinescope.test.library.Folder;
import io.kinescope.test.library.Library;
import io.kinescope.test.library.Project;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Lists, reads and changes the folders of a project. */
final class FolderOperations {

    private static final List<String> ORDER_FIELDS = List.of("name", "created_at");

    private final Library library;
    private final ProjectJson projectJson;

    FolderOperations(Library library, ProjectJson projectJson) {
        this.library = library;
        this.projectJson = projectJson;
    }

    void register(Routes routes) {
        routes.add("GET", "/v1/projects/{project_id}/folders", this::list);
        routes.add("POST", "/v1/projects/{project_id}/folders", this::create);
        routes.add("GET", "/v1/projects/{project_id}/folders/{folder_id}", this::get);
        routes.add("PUT", "/v1/projects/{project_id}/folders/{folder_id}", this::update);
        routes.add("DELETE", "/v1/projects/{project_id}/folders/{folder_id}", this::delete);
    }

    private ObjectNode list(Call call) {
        Ordering order = Ordering.parse(call.query().text("order"), ORDER_FIELDS, "name");
        Paging paging = Paging.of(call.query());
        List<Folder> folders = library.folders(project(call).id()).stream()
                .sorted(order.comparator(FolderOperations::comparator))
                .toList();
        return paging.answer(folders.size(), order, i -> projectJson.json(folders.get(i)));
    }

    private ObjectNode create(Call call) {
        String project = project(call).id();
        Fields body = call.body().require("name");
        body.check();
        String parent = body.id("parent_id");
        if (parent != null && !parent.equals(project)) {
            parent = library.requireFolder(project, parent).id();
        }
        Folder folder = new Folder(
                Uuids.random(),
                project,
                parent == null ? project : parent,
                body.text("name", ""),
                Timestamps.now(),
                null);
        library.put(folder);
        return Envelope.data(projectJson.json(folder));
    }

    private ObjectNode get(Call call) {
        return Envelope.data(projectJson.json(folder(call)));
    }

    private ObjectNode update(Call call) {
        Folder old = folder(call);
        Fields body = call.body();
        if (body.has("name")) {
            body.require("name").check();
        }
        Folder folder = new Folder(
                old.id(),
                old.projectId(),
                old.parentId(),
                body.text("name", old.name()),
                old.createdAt(),
                Timestamps.now());
        library.put(folder);
        return Envelope.data(projectJson.json(folder));
    }

    /** Unlike the other deletions this one answers with what was deleted. */
    private ObjectNode delete(Call call) {
        Folder folder = folder(call);
        ObjectNode answer = Envelope.data(projectJson.json(folder));
        library.deleteFolder(folder.id());
        return answer;
    }

    private Project project(Call call) {
        return library.requireProject(call.id("project_id"));
    }

    private Folder folder(Call call) {
        return library.requireFolder(project(call).id(), call.id("folder_id"));
    }

    private static Comparator<Folder> comparator(String field) {
        return field.equals("name") ? Comparator.comparing(Folder::name) : Comparator.comparing(Folder::createdAt);
    }
}
