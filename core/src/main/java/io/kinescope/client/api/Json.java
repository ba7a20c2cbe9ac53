package io.kinescope.client.api;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.kinescope.client.OpenEnum;
import io.kinescope.client.Order;
import io.kinescope.client.Params;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.DateTimeException;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.databind.util.ClassUtil;

/**
 * Reads and writes JSON; the only class that knows Jackson.
 *
 * <p>It reads leniently, so that one odd value never costs a page of a hundred: unknown fields are ignored, and a value
 * of the wrong type reads as if it were missing. Missing lists and maps read as empty.
 */
final class Json {

    static final Json LENIENT = new Json(false);

    private final JsonMapper mapper;

    /** Creates a reader; a strict one fails on unknown fields, which is what fixtures want. */
    Json(boolean strict) {
        JsonSetter.Value emptyForNull = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY, Nulls.SKIP);
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(new KinescopeTypes())
                .propertyNamingStrategy(new FieldNames())
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
            builder.addHandler(new OddValuesReadAsMissing()).addModule(new OddNumbersReadAsMissing());
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

    /** Reads a bare list, or {@code data} as a list, one thing as a list of one, and {@code meta} beside it if there is one. */
    <T> Envelope<List<T>> many(byte[] json, Class<T> type) {
        Envelope<List<T>> answer =
                envelope(json, mapper.getTypeFactory().constructCollectionType(List.class, type), type);
        if (answer.data() != null) {
            answer.data().removeIf(Objects::isNull);
        }
        return answer;
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
                .withAttribute(OddValuesReadAsMissing.WANTED, wanted);
    }

    /** Snake case; an underscore at the end only keeps a name apart from a word that Java reserves. */
    private static final class FieldNames extends PropertyNamingStrategies.SnakeCaseStrategy {

        private static final long serialVersionUID = 1L;

        @Override
        public String translate(String name) {
            return super.translate(name.endsWith("_") ? name.substring(0, name.length() - 1) : name);
        }
    }

    private static final class KinescopeTypes extends SimpleModule {

        private static final long serialVersionUID = 1L;

        KinescopeTypes() {
            addSerializer(new TextSerializer<>(OpenEnum.class, OpenEnum::value));
            addSerializer(new TextSerializer<>(Order.class, Order::toString));
            addSerializer(new ParamsSerializer());
        }

        @Override
        public void setupModule(SetupContext context) {
            super.setupModule(context);
            context.addDeserializers(new OpenEnumDeserializers());
        }
    }

    /** Turns a value of the wrong type into a missing one, unless it is the very thing that was asked for. */
    private static final class OddValuesReadAsMissing extends DeserializationProblemHandler {

        static final String WANTED = "wanted";

        @Override
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext context, Class<?> target, String value, String message) {
            return null;
        }

        @Override
        public @Nullable Object handleWeirdNumberValue(
                DeserializationContext context, Class<?> target, Number value, String message) {
            return null;
        }

        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String message) {
            JavaType element = target.isCollectionLikeType() ? target.getContentType() : target;
            if (isWanted(context, element.getRawClass())) {
                return NOT_HANDLED;
            }
            parser.skipChildren();
            if (target.isCollectionLikeType()) {
                return new ArrayList<>();
            }
            if (target.isPrimitive()) {
                return ClassUtil.defaultValue(target.getRawClass());
            }
            return target.isMapLikeType() ? new LinkedHashMap<>() : null;
        }

        @Override
        public @Nullable Object handleMissingInstantiator(
                DeserializationContext context,
                Class<?> target,
                ValueInstantiator instantiator,
                JsonParser parser,
                String message) {
            return isWanted(context, target) ? NOT_HANDLED : null;
        }

        private static boolean isWanted(DeserializationContext context, Class<?> target) {
            return target == context.getAttribute(WANTED);
        }
    }

    /** Does the same for numbers and times out of range, which the parser refuses before any handler hears of them. */
    private static final class OddNumbersReadAsMissing extends SimpleModule {

        private static final long serialVersionUID = 1L;

        @Override
        public void setupModule(SetupContext context) {
            context.addDeserializerModifier(new ValueDeserializerModifier() {

                private static final long serialVersionUID = 1L;

                @Override
                public ValueDeserializer<?> modifyDeserializer(
                        DeserializationConfig config,
                        BeanDescription.Supplier description,
                        ValueDeserializer<?> deserializer) {
                    Class<?> type = description.getBeanClass();
                    return type.isPrimitive()
                                    || Number.class.isAssignableFrom(type)
                                    || Temporal.class.isAssignableFrom(type)
                            ? new InRange(deserializer)
                            : deserializer;
                }
            });
        }
    }

    private static final class InRange extends DelegatingDeserializer {

        InRange(ValueDeserializer<?> deserializer) {
            super(deserializer);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> contextual) {
            return new InRange(contextual);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            try {
                return super.deserialize(parser, context);
            } catch (InputCoercionException | DateTimeException | ArithmeticException outOfRange) {
                return getNullValue(context);
            }
        }
    }

    private static final class TextSerializer<T> extends StdSerializer<T> {

        private final Function<T, String> text;

        TextSerializer(Class<T> type, Function<T, String> text) {
            super(type);
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(text.apply(value));
        }
    }

    private static final class ParamsSerializer extends StdSerializer<Params<?>> {

        @SuppressWarnings("unchecked") // a class literal cannot carry the wildcard
        ParamsSerializer() {
            super((Class<Params<?>>) (Class<?>) Params.class);
        }

        @Override
        public void serialize(Params<?> params, JsonGenerator generator, SerializationContext context) {
            context.writeValue(generator, params.values());
        }
    }

    private static final class OpenEnumDeserializers extends Deserializers.Base {

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return hasDeserializerFor(config, type.getRawClass()) ? new OpenEnumDeserializer(type.getRawClass()) : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return OpenEnum.class.isAssignableFrom(type) && type.isRecord();
        }
    }

    private static final class OpenEnumDeserializer extends StdDeserializer<Object> {

        private final MethodHandle constructor;

        OpenEnumDeserializer(Class<?> type) {
            super(type);
            try {
                constructor = MethodHandles.publicLookup()
                        .findConstructor(type, MethodType.methodType(void.class, String.class));
            } catch (ReflectiveOperationException notAnOpenEnum) {
                throw new IllegalArgumentException(type + " needs a public constructor of one String", notAnOpenEnum);
            }
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.currentToken().isScalarValue()) {
                return context.handleUnexpectedToken(handledType(), parser);
            }
            try {
                return constructor.invoke(parser.getString());
            } catch (Throwable refused) {
                return context.handleInstantiationProblem(handledType(), parser.getString(), refused);
            }
        }
    }
}
