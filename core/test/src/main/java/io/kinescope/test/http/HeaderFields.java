package io.kinescope.test.http;

import io.kinescope.test.json.Json;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** Headers read like the fields of a body. Text in them is percent-encoded UTF-8. */
final class HeaderFields {

    private HeaderFields() {}

    static Fields read(HttpHeaders headers, String... names) {
        ObjectNode object = Json.object();
        for (String name : names) {
            String value = headers.get(name);
            if (value != null && !value.isEmpty()) {
                object.put(name, decoded(value));
            }
        }
        return Fields.of(object);
    }

    /** A plus is a plus here, and a percent sign that encodes nothing was not meant to. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return value;
        }
    }
}
