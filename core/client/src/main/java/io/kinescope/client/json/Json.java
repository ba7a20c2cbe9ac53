package io.kinescope.client.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The reader and writer of JSON.
 *
 * <p>Unknown fields are ignored, and missing lists and maps read as empty.
 */
public final class Json {

    /** Reads what a server may send; one odd value does not cost the others. */
    public static final Json LENIENT = new Json(false);

    /** Above what any number needs, and below what takes long to read. */
    private static final int LONGEST_NUMBER = 100_000;

    /** Above what any answer has. */
    private static final int DEEPEST_NESTING = 2_000;

    private final boolean strict;
    private final JsonMapper mapper;
    private final ObjectReader metaReader;

    /** One for each type of results, as Jackson keeps deserializers. */
    private final Map<Class<?>, DataReader> single = new ConcurrentHashMap<>();

    private final Map<Class<?>, DataReader> lists = new ConcurrentHashMap<>();

    /**
     * Creates a reader.
     *
     * @param strict whether unknown fields and values of wrong types fail, as fixtures want
     */
    public Json(boolean strict) {
        JsonSetter.Value emptyForNull = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY, Nulls.SKIP);
        this.strict = strict;
        JsonMapper.Builder builder = JsonMapper.builder(factory(strict))
                .addModule(new ClientTypesModule())
                .propertyNamingStrategy(new ClientTypesModule.FieldNames())
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
            builder.addModule(new LenientModule());
        }
        this.mapper = builder.build();
        this.metaReader =
                mapper.readerFor(Envelope.Meta.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** A reader of {@code data}, whose items are of the wanted type if it is a list. */
    private record DataReader(ObjectReader reader, Class<?> wanted, boolean isList) {}

    /** Lenient JSON allows what some encoders write although the grammar does not. */
    private static JsonFactory factory(boolean strict) {
        JsonFactoryBuilder factory = JsonFactory.builder();
        if (!strict) {
            factory.streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNestingDepth(DEEPEST_NESTING)
                            .maxNameLength(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .enable(
                            JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                            JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                            JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
                            JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS,
                            JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS,
                            JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS,
                            JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS);
        }
        return factory.build();
    }

    /**
     * Writes a value.
     *
     * @param value the value
     * @return its JSON in UTF-8
     * @throws IllegalArgumentException if the value cannot be written
     */
    public byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JacksonException unwritable) {
            throw new IllegalArgumentException("the body cannot be written as JSON", unwritable);
        }
    }

    /**
     * Reads {@code data}, and {@code meta} beside it if there is one.
     *
     * @param json the response
     * @param type the type of the data
     * @param <T> the type of the data
     * @return the envelope
     */
    public <T> Envelope<T> one(ResponseBody json, Class<T> type) {
        return shallow(() -> envelope(json, single(type)));
    }

    /**
     * Reads one thing that is wrapped in {@code data}, or is not.
     *
     * @param json the response
     * @param type the type of the thing
     * @param <T> the type of the thing
     * @return the envelope
     */
    public <T> Envelope<T> bare(ResponseBody json, Class<T> type) {
        Map<String, @Nullable Object> object = object(json.bytes());
        if (object == null || object.containsKey("data")) {
            return one(json, type);
        }
        return shallow(() -> {
            try {
                return new Envelope<>(single(type).reader().readValue(json.stream()), null);
            } catch (JacksonException unreadable) {
                throw JsonFailure.of(unreadable, type);
            }
        });
    }

    /**
     * Reads a bare list, or {@code data} as a list, one thing as a list of one, and {@code meta} beside it if there is one.
     * The list may hold nulls.
     *
     * @param json the response
     * @param type the type of an item
     * @param <T> the type of an item
     * @return the envelope
     */
    public <T> Envelope<List<T>> many(ResponseBody json, Class<T> type) {
        return shallow(() -> envelope(json, lists.computeIfAbsent(type, this::listReader)));
    }

    /**
     * Reads any JSON object.
     *
     * @param json the response
     * @return the fields; null if the response is not an object
     */
    public @Nullable Map<String, @Nullable Object> object(byte[] json) {
        ObjectReader reader = mapper.readerForMapOf(Object.class);
        try {
            return reader.readValue(json);
        } catch (JacksonException | StackOverflowError notUtf8) {
            try {
                return reader.readValue(text(json));
            } catch (JacksonException | StackOverflowError notAnObject) {
                return null;
            }
        }
    }

    /**
     * Reads a JSON object as far as it is readable.
     *
     * @param json the response
     * @return the fields; empty if nothing is readable
     */
    public Map<String, @Nullable Object> beginning(byte[] json) {
        Map<String, @Nullable Object> object = object(json);
        return object != null ? object : TruncatedJson.read(mapper, text(json));
    }

    /** Reactor takes an overflow of the stack for the end of the JVM, and a call that meets one would never end. */
    private static <T> T shallow(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (StackOverflowError deep) {
            throw new UnreadableException("it is nested too deeply");
        }
    }

    /** Returns text without a byte order mark, in which bytes that are not UTF-8 are replaced. */
    private static String text(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Reads bytes that are not all UTF-8 once more, as text in which the others are replaced. */
    private <T> Envelope<T> envelope(ResponseBody json, DataReader data) {
        try (JsonParser parser = mapper.createParser(json.stream())) {
            return envelope(parser, data);
        } catch (JacksonException unreadable) {
            if (strict || unreadable instanceof InvalidDefinitionException) {
                throw JsonFailure.of(unreadable, data.wanted());
            }
        }
        try (JsonParser parser = mapper.createParser(text(json.bytes()))) {
            return envelope(parser, data);
        } catch (JacksonException unreadable) {
            throw JsonFailure.of(unreadable, data.wanted());
        }
    }

    private <T> Envelope<T> envelope(JsonParser parser, DataReader reader) {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY && reader.isList()) {
            return new Envelope<>(reader.reader().readValue(parser), null);
        }
        if (first == null) {
            throw new MissingDataException("it is empty");
        }
        if (first != JsonToken.START_OBJECT) {
            throw new UnreadableException("it is not a JSON object");
        }
        T data = null;
        boolean hasData = false;
        Envelope.Meta meta = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("data")) {
                hasData = true;
                data = reader.isList() && isBlank(parser)
                        ? null
                        : reader.reader().readValue(parser);
                if (value == JsonToken.START_OBJECT && data instanceof List<?> one) {
                    requireContent(one, reader.wanted());
                }
            } else if (name.equals("meta")) {
                meta = metaReader.readValue(parser);
            } else {
                parser.skipChildren();
            }
        }
        if (!hasData) {
            throw new UnreadableException("it has no \"data\"");
        }
        return new Envelope<>(data, meta);
    }

    /** A blank text in the place of a list is no list, and so no empty one either. */
    private static boolean isBlank(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_STRING
                && parser.getString().isBlank();
    }

    /** An object in the place of a list is its only item, unless it says nothing that an item has. */
    private void requireContent(List<?> one, Class<?> wanted) {
        // Without ACCEPT_SINGLE_VALUE_AS_ARRAY, or a list of lists would take any object for an item.
        Object nothing = mapper.readerFor(wanted)
                .withAttribute(LenientModule.WANTED, wanted)
                .readValue("{}");
        if (one.isEmpty() || Objects.equals(one.get(0), nothing)) {
            throw new UnreadableException("its \"data\" is an object without an item's fields where a list belongs");
        }
    }

    private DataReader single(Class<?> type) {
        return single.computeIfAbsent(type, wanted -> reader(mapper.constructType(wanted), wanted));
    }

    private DataReader listReader(Class<?> item) {
        return reader(mapper.getTypeFactory().constructCollectionType(List.class, item), item);
    }

    private DataReader reader(JavaType type, Class<?> wanted) {
        ObjectReader reader = mapper.readerFor(type)
                .with(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .withAttribute(LenientModule.WANTED, wanted);
        return new DataReader(reader, wanted, type.isCollectionLikeType());
    }
}
