package io.kinescope.client.json;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.databind.util.ClassUtil;

/**
 * Lets one odd value never cost a page of a hundred: a value of the wrong type reads as if it were missing, unless it is
 * the very thing that was asked for.
 */
final class LenientModule extends SimpleModule {

    /** The attribute that names the type that was asked for. */
    static final String WANTED = "wanted";

    private static final long serialVersionUID = 1L;

    @Override
    public void setupModule(SetupContext context) {
        context.addHandler(new OddValuesReadAsMissing());
        context.addDeserializerModifier(new OddScalarsReadAsMissing());
    }

    private static final class OddValuesReadAsMissing extends DeserializationProblemHandler {

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
            return isWanted(context, target) || !instantiator.canInstantiate() ? NOT_HANDLED : null;
        }

        private static boolean isWanted(DeserializationContext context, Class<?> target) {
            return target == context.getAttribute(WANTED);
        }
    }

    /** Not every value that cannot be read is told to a handler, and Jackson takes a list within a text for the text. */
    private static final class OddScalarsReadAsMissing extends ValueDeserializerModifier {

        private static final long serialVersionUID = 1L;

        private static final Set<LogicalType> SCALARS = EnumSet.of(
                LogicalType.Binary,
                LogicalType.Boolean,
                LogicalType.DateTime,
                LogicalType.Float,
                LogicalType.Integer,
                LogicalType.OtherScalar,
                LogicalType.Textual);

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
            if (description.getBeanClass() == Object.class) {
                return new InRange(deserializer);
            }
            LogicalType type = deserializer.logicalType();
            return type != null && SCALARS.contains(type) ? new Scalar(deserializer) : deserializer;
        }

        @Override
        public ValueDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                ValueDeserializer<?> deserializer) {
            return new Scalar(deserializer);
        }
    }

    /** A number, a time, a text or another value of one token. */
    private static final class Scalar extends DelegatingDeserializer {

        private final boolean isText;
        private final boolean isFloating;

        Scalar(ValueDeserializer<?> deserializer) {
            super(deserializer);
            isText = deserializer.handledType() == String.class;
            isFloating = deserializer.logicalType() == LogicalType.Float;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> contextual) {
            return new Scalar(contextual);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            JsonToken token = parser.currentToken();
            // Most values are texts.
            if (isText && token == JsonToken.VALUE_STRING) {
                return parser.getString();
            }
            if (token.isStructStart() && !isWanted(context)) {
                parser.skipChildren();
                return getNullValue(context);
            }
            try {
                Object value = super.deserialize(parser, context);
                return isFloating && isInfinite(value) && !isWanted(context) ? getNullValue(context) : value;
            } catch (DatabindException
                    | InputCoercionException
                    | StreamConstraintsException
                    | IllegalArgumentException
                    | ArithmeticException
                    | DateTimeException odd) {
                if (isWanted(context)) {
                    throw odd;
                }
                return getNullValue(context);
            }
        }

        private boolean isWanted(DeserializationContext context) {
            return handledType() == context.getAttribute(WANTED);
        }
    }

    /** A value of any type. */
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
            Object value = super.deserialize(parser, context);
            return isOutOfRange(value) ? null : value;
        }
    }

    /** Values in open maps have no type of their own. */
    private static boolean isOutOfRange(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.replaceAll((name, inner) -> isOutOfRange(inner) ? null : inner);
        } else if (value instanceof List<?> list) {
            list.replaceAll(inner -> isOutOfRange(inner) ? null : inner);
        }
        return isInfinite(value);
    }

    /** A number beyond the range of its type reads as infinite. */
    private static boolean isInfinite(@Nullable Object value) {
        return (value instanceof Double || value instanceof Float) && !Double.isFinite(((Number) value).doubleValue());
    }
}
