package io.kinescope.client.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.error.ApiError.InvalidParam;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every exception says the same after it was serialized, by its message and by all its methods. */
class SerializationTest {

    private static final ApiError ERROR = new ApiError(
            429,
            400400,
            "m",
            "d",
            "r-1",
            Duration.ofSeconds(3),
            List.of(new InvalidParam("title", "required", "Title is required", 3)));

    static Stream<KinescopeException> exceptions() {
        IOException cause = new IOException("reset");
        return Stream.of(
                new ApiException("GET /x", ERROR),
                new ForbiddenException("GET /x", ERROR),
                new NotFoundException("GET /x", ERROR),
                new PayloadTooLargeException("GET /x", ERROR),
                new PaymentRequiredException("GET /x", ERROR),
                new RateLimitedException("GET /x", ERROR),
                new UnauthorizedException("GET /x", ERROR),
                new ValidationException("GET /x", ERROR),
                new ClosedException("GET /x"),
                new IncompleteListingException("GET /x", "it ends early"),
                new DecodingException("GET /x", "it is odd", "r-1", cause),
                DecodingException.ofType("GET /x", String.class, "r-1", cause),
                new NotReadyException("GET /x", "error", "it failed"),
                new SourceException("GET /x", "it is gone", cause),
                new StoreException("TusStore.save", "it is full", cause),
                new TransportException("GET /x", true, false, "reset", cause),
                new WaitTooLongException("GET /x", Duration.ofSeconds(3), cause));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void survives(KinescopeException exception) throws Exception {
        KinescopeException copy = copy(exception);

        assertThat(copy).hasSameClassAs(exception).hasMessage(exception.getMessage());
        assertThat(copy.getStackTrace()).isEqualTo(exception.getStackTrace());
        for (Method method : exception.getClass().getMethods()) {
            if (method.getParameterCount() == 0
                    && Modifier.isPublic(method.getModifiers())
                    && method.getDeclaringClass().getPackage() == KinescopeException.class.getPackage()) {
                assertThat(method.invoke(copy)).as(method.getName()).isEqualTo(method.invoke(exception));
            }
        }
    }

    @Test
    void areAllOfThem() {
        assertThat(exceptions().map(Object::getClass))
                .containsAll(concrete(KinescopeException.class).toList());
    }

    private static Stream<Class<?>> concrete(Class<?> type) {
        Stream<Class<?>> below = type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(SerializationTest::concrete)
                : Stream.of();
        return Modifier.isAbstract(type.getModifiers()) ? below : Stream.concat(Stream.of(type), below);
    }

    private static KinescopeException copy(KinescopeException exception) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(exception);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (KinescopeException) in.readObject();
        }
    }
}
