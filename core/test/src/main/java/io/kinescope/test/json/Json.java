package io.kinescope.test.json;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as Kinescope's servers read and write it. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().characterEscapes(new GoEscapes()).build())
            .build();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static ArrayNode array(List<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    /** Puts seconds, whole ones without a fraction. */
    public static void putSeconds(ObjectNode object, String name, double seconds) {
        if (seconds == Math.rint(seconds)) {
            object.put(name, (long) seconds);
        } else {
            object.put(name, seconds);
        }
    }

    /** Rounds to a thousandth, as sums of fractions have many digits. */
    public static double rounded(double seconds) {
        return Math.rint(seconds * 1000) / 1000;
    }

    public static String write(ObjectNode object) {
        return MAPPER.writeValueAsString(object);
    }

    public static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw ApiError.unreadableBody("invalid JSON: " + e.getOriginalMessage());
        }
    }
}
