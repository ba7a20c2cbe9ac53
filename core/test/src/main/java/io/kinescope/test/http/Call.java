package io.kinescope.test.http;

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
public record Call(Map<String, String> ids, Query query, HttpHeaders headers, Content content) {

    public String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new IllegalArgumentException("the path has no {" + name + "}");
        }
        return id;
    }

    public Fields body() {
        return Fields.read(content.text());
    }

    /** Returns the named headers as fields: uploads send their fields in headers. */
    public Fields headers(String... names) {
        return HeaderFields.read(headers, names);
    }
}
