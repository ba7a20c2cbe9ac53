package io.kinescope.client.api;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads and writes JSON; with {@link JsonTypes} and {@link JsonLenience} all that knows Jackson.
 *
 * <p>Unknown fields are ignored, and missing lists and maps read as empty.
 */
final class Json {

    static final Json LENIENT = new Json(false);

    private final JsonMapper mapper;

    /** Creates a reader; a strict one fails on unknown fields, which is what fixtures want. */
    Json(boolean strict) {
        JsonSetter.Value emptyForNull = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY, Nulls.SKIP);
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(new JsonTypes())
                .propertyNamingStrategy(new JsonTypes.FieldNames())
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .withCoercionConfigDefaults(
                        coercion -> coercion.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
                .withCoercionConfig(
                        LogicalType.Collection,
                        coercion -> coercion.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsEmpty))
                .withCoercionConfig(
                        LogicalType.Map,
                        coercion -> coercion.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsEmpty))
                .withConfigOverride(List.class, override -> override.setNullHandling(emptyForNull))
                .withConfigOverride(
                        Map.class,
                        override -> override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
        if (!strict) {
            builder.addModule(new JsonLenience());
        }
        this.mapper = builder.build();
    }

    byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JacksonException unwritable) {
            throw new IllegalArgumentException("the body cannot be written as JSON", unwritable);
        }
    }

    /** Says where it went wrong, and nothing of what is there: Jackson's own message quotes it. */
    private static String describe(JacksonException unreadable) {
        TokenStreamLocation location = unreadable.getLocation();
        return "it is not the JSON that was expected (" + unreadable.getClass().getSimpleName()
                + (location == null ? "" : " at byte " + location.getByteOffset()) + ")";
    }

    /** Reads {@code data}, and {@code meta} beside it if there is one. */
    <T> Envelope<T> one(byte[] json, Class<T> type) {
        return envelope(json, mapper.constructType(type), type);
    }

    /**
     * Reads a bare list, or {@code data} as a list, one thing as a list of one, and {@code meta} beside it if there is one.
     * The list may hold nulls.
     */
    <T> Envelope<List<T>> many(byte[] json, Class<T> type) {
        return envelope(json, mapper.getTypeFactory().constructCollectionType(List.class, type), type);
    }

    /** Reads any JSON object; null if these bytes are not one. */
    @Nullable
    Map<String, @Nullable Object> object(byte[] json) {
        try {
            return mapper.readerForMapOf(Object.class).readValue(json);
        } catch (JacksonException notAnObject) {
            return null;
        }
    }

    private <T> Envelope<T> envelope(byte[] json, JavaType dataType, Class<?> wanted) {
        try (JsonParser parser = mapper.createParser(json)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY && dataType.isCollectionLikeType()) {
                return new Envelope<>(reader(dataType, wanted).readValue(parser), null);
            }
            if (first != JsonToken.START_OBJECT) {
                throw new UnreadableException("it is not a JSON object");
            }
            T data = null;
            boolean hasData = false;
            Envelope.Meta meta = null;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("data")) {
                    hasData = true;
                    data = reader(dataType, wanted).readValue(parser);
                } else if (name.equals("meta")) {
                    meta = mapper.readerFor(Envelope.Meta.class)
                            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .readValue(parser);
                } else {
                    parser.skipChildren();
                }
            }
            if (!hasData) {
                throw new UnreadableException("it has no \"data\"");
            }
            return new Envelope<>(data, meta);
        } catch (JacksonException unreadable) {
            throw new UnreadableException(describe(unreadable));
        }
    }

    private ObjectReader reader(JavaType type, Class<?> wanted) {
        return mapper.readerFor(type)
                .with(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .withAttribute(JsonLenience.WANTED, wanted);
    }
}
