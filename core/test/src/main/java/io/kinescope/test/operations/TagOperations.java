package io.kinescope.test.operations;

import io.kinescope.test.http.Call;
import io.kinescope.test.http.Envelope;
import io.kinescope.test.http.Fields;
import io.kinescope.test.http.Routes;
import io.kinescope.test.json.Uuids;
import io.kinescope.test.library.Library;
import io.kinescope.test.library.Store;
import io.kinescope.test.library.Tags;
import tools.jackson.databind.node.ObjectNode;

/** Lists and changes tags. */
final class TagOperations {

    private final Store<ObjectNode> tags;

    TagOperations(Library library) {
        this.tags = library.tags();
    }

    void register(Routes routes) {
        routes.add("GET", "/v1/tags", this::list);
        routes.add("POST", "/v1/tags", this::create);
        routes.add("PUT", "/v1/tags/{tag_id}", this::update);
        routes.add("DELETE", "/v1/tags/{tag_id}", this::delete);
    }

    private ObjectNode list(Call call) {
        return Envelope.list(tags.all());
    }

    private ObjectNode create(Call call) {
        return store(Uuids.random(), call.body(), false);
    }

    private ObjectNode update(Call call) {
        ObjectNode old = tags.require(call.id("tag_id"));
        return store(call.id("tag_id"), call.body(), old.path("archived").booleanValue());
    }

    private ObjectNode delete(Call call) {
        tags.delete(tags.require(call.id("tag_id")));
        return Envelope.success();
    }

    private ObjectNode store(String id, Fields body, boolean archived) {
        body.require("tag").check();
        ObjectNode tag = Tags.tag(id, body.text("tag", ""), body.flag("archived", archived));
        tags.put(tag);
        return Envelope.data(tag);
    }
}
