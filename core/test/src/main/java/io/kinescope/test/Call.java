package io.kinescope.test;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.Map;

/**
 * A request as an operation sees it.
 *
 * @param ids the ids in its path, by the name they have in the path's template
 * @param query its query parameters
 * @param headers its headers
 * @param content its body as far as it is kept, empty if it has none
 */
record Call(Map<String, String> ids, Query query, HttpHeaders headers, Content content) {

    String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new IllegalArgumentException("the path has no {" + name + "}");
        }
        return id;
    }

    Fields body() {
        return Fields.read(content.text());
    }

    /** What uploads tell in headers, as they have no room for it in the body. */
    Fields headers(String... names) {
        return HeaderFields.read(headers, names);
    }
}
