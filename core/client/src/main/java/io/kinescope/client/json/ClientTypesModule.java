package io.kinescope.client.json;

import io.kinescope.client.listing.Order;
import io.kinescope.client.type.OpenEnum;
import io.kinescope.client.type.Params;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** The JSON of the types of this client. */
final class ClientTypesModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    ClientTypesModule() {
        addSerializer(new TextSerializer<>(OpenEnum.class, OpenEnum::value));
        addSerializer(new TextSerializer<>(Order.class, Order::toString));
        addSerializer(new ParamsSerializer());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new OpenEnumDeserializers());
        context.addDeserializerModifier(new TimestampDeserializers());
    }

    /** Snake case; an underscore at the end only keeps a name apart from a word that Java reserves. */
    static final class FieldNames extends PropertyNamingStrategies.SnakeCaseStrategy {

        private static final long serialVersionUID = 1L;

        @Override
        public String translate(String name) {
            return super.translate(name.endsWith("_") ? name.substring(0, name.length() - 1) : name);
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

    private static final class TimestampDeserializers extends ValueDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
            return description.getBeanClass() == Instant.class ? new TimestampDeserializer(deserializer) : deserializer;
        }
    }

    /** Leaves every form of a time but the usual one to Jackson. */
    private static final class TimestampDeserializer extends DelegatingDeserializer {

        TimestampDeserializer(ValueDeserializer<?> deserializer) {
            super(deserializer);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> contextual) {
            return new TimestampDeserializer(contextual);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            Instant time = parser.hasToken(JsonToken.VALUE_STRING)
                    ? Timestamp.read(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength())
                    : null;
            return time != null ? time : super.deserialize(parser, context);
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
                        .findConstructor(type, MethodType.methodType(void.class, String.class))
                        .asType(MethodType.methodType(Object.class, String.class));
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
                return (Object) constructor.invokeExact(parser.getString());
            } catch (Throwable refused) {
                return context.handleInstantiationProblem(handledType(), parser.getString(), refused);
            }
        }
    }
}
