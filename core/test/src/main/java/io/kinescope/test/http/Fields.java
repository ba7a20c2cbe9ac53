package io.kinescope.test.http;

import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.ApiError.InvalidParam;
import io.kinescope.test.json.Json;
import io.kinescope.test.json.Timestamps;
import io.kinescope.test.json.Uuids;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a request, in a JSON object or in headers. Unread fields are ignored. A field of the wrong type is
 * an error at once; missing fields and invalid values are reported together by {@link #check}.
 */
public final class Fields {

    private final ObjectNode object;
    private final @Nullable Integer index;
    private final List<InvalidParam> invalid;

    private Fields(ObjectNode object, @Nullable Integer index, List<InvalidParam> invalid) {
        this.object = object;
        this.index = index;
        this.invalid = invalid;
    }

    static Fields read(String content) {
        if (content.isEmpty()) {
            throw ApiError.noBody();
        }
        if (Json.read(content) instanceof ObjectNode object) {
            return of(object);
        }
        throw ApiError.unreadableBody("json: cannot unmarshal into Go value of type object");
    }

    static Fields of(ObjectNode object) {
        return new Fields(object, null, new ArrayList<>());
    }

    /** Returns the ids in a body that is an array of them, at least one. */
    public static List<String> readIds(String content) {
        if (content.isEmpty()) {
            throw ApiError.noBody();
        }
        Fields array = of(Json.object().set("ids", Json.read(content)));
        array.require("ids").check();
        return array.ids("ids");
    }

    public boolean has(String name) {
        return object.has(name);
    }

    /** Requires a field that is neither missing nor null nor empty. */
    public Fields require(String name) {
        if (isEmpty(name)) {
            reject(name, "required", name + " is required");
        }
        return this;
    }

    /** Requires the field if another one has this value. */
    public Fields requireIf(String name, String other, String value) {
        if (value.equals(text(other)) && isEmpty(name)) {
            reject(name, "required_if", name + " is required if " + other + " is " + value);
        }
        return this;
    }

    /** Requires one of these values if the field is present. */
    public Fields oneOf(String name, List<String> allowed) {
        String value = text(name);
        if (value != null && !allowed.contains(value)) {
            reject(name, "oneof", "Must be one of: " + String.join(", ", allowed));
        }
        return this;
    }

    /** Requires that all texts in the field are among these values. */
    public Fields allOf(String name, List<String> allowed) {
        if (!allowed.containsAll(texts(name))) {
            reject(name, "oneof", "Must be some of: " + String.join(", ", allowed));
        }
        return this;
    }

    /** Requires that the field is not empty if it is present. */
    public Fields keep(String name) {
        return has(name) ? require(name) : this;
    }

    /** Requires a number of at least {@code min} if the field is present. */
    public Fields atLeast(String name, long min) {
        if (integer(name, min) < min) {
            reject(name, "min", "Must be a number from " + min + " on");
        }
        return this;
    }

    /** Throws an answer that names every requirement not met. */
    public void check() {
        if (!invalid.isEmpty()) {
            throw ApiError.invalid(invalid);
        }
    }

    @Nullable
    public String text(String name) {
        JsonNode value = value(name, JsonNode::isString, "string");
        return value == null ? null : value.stringValue();
    }

    public String text(String name, String absent) {
        String text = text(name);
        return text == null ? absent : text;
    }

    @Nullable
    public String id(String name) {
        String id = text(name);
        if (id != null && !Uuids.isUuid(id)) {
            throw ApiError.invalidUuid();
        }
        return id;
    }

    /** Returns the id in a field that was required before. */
    public String requiredId(String name) {
        String id = id(name);
        if (id == null) {
            throw new IllegalStateException(name + " was not demanded");
        }
        return id;
    }

    public List<String> ids(String name) {
        List<String> ids = texts(name);
        if (!ids.stream().allMatch(Uuids::isUuid)) {
            throw ApiError.invalidUuid();
        }
        return ids;
    }

    /** Returns a time in microseconds since 1970. */
    @Nullable
    public Long time(String name) {
        String time = text(name);
        try {
            return time == null ? null : Long.valueOf(Timestamps.parse(time));
        } catch (DateTimeException e) {
            throw ApiError.unreadableBody(
                    "parsing time \"" + time + "\" as \"2006-01-02T15:04:05Z07:00\": cannot parse " + name);
        }
    }

    public boolean flag(String name, boolean absent) {
        JsonNode value = value(name, JsonNode::isBoolean, "bool");
        return value == null ? absent : value.booleanValue();
    }

    public double number(String name, double absent) {
        JsonNode value = value(name, JsonNode::isNumber, "float64");
        return value == null ? absent : value.doubleValue();
    }

    public long integer(String name, long absent) {
        JsonNode value = value(name, JsonNode::isIntegralNumber, "int");
        return value == null ? absent : value.longValue();
    }

    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : items(name)) {
            texts.add(ofType(item, JsonNode::isString, name, "string").stringValue());
        }
        return texts;
    }

    /** Returns the object in a field, an empty one if the field is missing. */
    public Fields object(String name) {
        JsonNode value = value(name, JsonNode::isObject, "object");
        return new Fields(value == null ? Json.object() : (ObjectNode) value, index, invalid);
    }

    public List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        for (JsonNode item : items(name)) {
            ObjectNode fields = (ObjectNode) ofType(item, JsonNode::isObject, name, "object");
            objects.add(new Fields(fields, objects.size(), invalid));
        }
        return objects;
    }

    private Iterable<JsonNode> items(String name) {
        JsonNode array = value(name, JsonNode::isArray, "[]");
        return array == null ? List.of() : array;
    }

    private boolean isEmpty(String name) {
        JsonNode value = object.get(name);
        return value == null
                || value.isNull()
                || (value.isString() && value.stringValue().isBlank())
                || (value.isArray() && value.isEmpty());
    }

    private @Nullable JsonNode value(String name, Predicate<JsonNode> type, String typeName) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : ofType(value, type, name, typeName);
    }

    private static JsonNode ofType(JsonNode value, Predicate<JsonNode> type, String name, String typeName) {
        if (!type.test(value)) {
            throw ApiError.unreadableBody("json: cannot unmarshal "
                    + value.getNodeType().name().toLowerCase(Locale.ROOT) + " into Go struct field " + name
                    + " of type " + typeName);
        }
        return value;
    }

    private void reject(String name, String reason, String message) {
        invalid.add(new InvalidParam(name, reason, message, index));
    }
}
