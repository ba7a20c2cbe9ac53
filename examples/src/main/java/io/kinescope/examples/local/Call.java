package io.kinescope.examples.local;

import java.util.Map;

/**
 * A request as an operation sees it.
 *
 * @param ids the ids in its path, by the name they have in the path's template
 * @param query its query parameters
 * @param content its body, empty if it has none
 */
record Call(Map<String, String> ids, Query query, String content) {

    String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new IllegalArgumentException("the path has no {" + name + "}");
        }
        return id;
    }

    Fields body() {
        return Fields.read(content);
    }
}
