package io.kinescope.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.Fixtures;
import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.api.Request;
import io.kinescope.client.content.Content;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.export.Csv;
import io.kinescope.client.type.OpenEnum;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Every public method of every group sends an operation of the published list. */
public class CatalogueTest {

    /** Which entities go is said nowhere else. */
    private static final String DELETE_WITH_BODY = "DELETE /v1/playlists/{playlist_id}/entities";

    /** What drives several operations, or one of another host, has tests of its own. */
    private static final Set<String> OTHER_TESTS = Set.of(
            "Uploads.upload",
            "Uploads.video",
            "Uploads.forget",
            "Uploads.send",
            "Uploads.awaitReady",
            "Webhooks.register");

    @TestFactory
    Stream<DynamicTest> everyMethodSendsAPublishedOperation() {
        List<Class<?>> groups = groups();
        assertThat(groups).isNotEmpty();
        return groups.stream().flatMap(group -> operations(group)
                .map(method -> DynamicTest.dynamicTest(
                        group.getSimpleName() + "." + method.getName() + Arrays.toString(method.getParameterTypes()),
                        () -> sendsAPublishedOperation(group, method))));
    }

    /** What {@code upload} sends under its real path, as a test of its own shows. */
    private static final Set<String> LEFT_OUT = Set.of("POST /", "POST /v2/video");

    @Test
    void theAccessorOfAGroupIsCalledAsItsClassIs() {
        assertThat(Arrays.stream(KinescopeClient.class.getMethods())
                        .filter(method -> groups().contains(method.getReturnType())))
                .allSatisfy(accessor -> assertThat(accessor.getName())
                        .isEqualToIgnoringCase(accessor.getReturnType().getSimpleName()));
    }

    @Test
    void everyPublishedOperationIsSentByAMethod() {
        Set<String> sent = new HashSet<>();
        groups().forEach(group -> operations(group)
                .forEach(method -> sent.add(request(group, method).operation())));
        assertThat(sent).doesNotContainAnyElementsOf(LEFT_OUT);
        sent.addAll(LEFT_OUT);
        assertThat(sent).containsExactlyInAnyOrderElementsOf(Fixtures.operations());
    }

    private static void sendsAPublishedOperation(Class<?> group, Method method) {
        Request request = request(group, method);
        assertThat(Fixtures.operations()).contains(request.operation());
        assertThat(request.uri()).doesNotContain("{", "}");
        boolean mayHaveBody = (request.method() != Request.Method.GET && request.method() != Request.Method.DELETE)
                || request.operation().equals(DELETE_WITH_BODY);
        assertThat(request.body() == null || mayHaveBody).isTrue();
    }

    private static Request request(Class<?> group, Method method) {
        try {
            return sent(group, method);
        } catch (ReflectiveOperationException uncallable) {
            throw new IllegalStateException(uncallable);
        }
    }

    private static Request sent(Class<?> group, Method method) throws ReflectiveOperationException {
        RecordingExchange exchange = RecordingExchange.answering("");
        Object instance = group.getConstructor(Api.class).newInstance(exchange.strict());
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(CatalogueTest::sample)
                .toArray();
        Publisher<?> call = publisher(method.invoke(instance, arguments));
        assertThat(exchange.requests())
                .as("nothing is sent before subscription")
                .isEmpty();
        // What is answered does not matter here, and nothing is answered.
        Flux.from(call).onErrorComplete(DecodingException.class).then().block();
        assertThat(exchange.requests()).hasSize(1);
        return exchange.requests().get(0);
    }

    /** Returns what a method of a group gave as something to subscribe to. */
    public static Publisher<?> publisher(Object result) {
        return result instanceof Csv csv ? csv.bytes() : (Publisher<?>) result;
    }

    /** Lists the classes that the client's accessors return. */
    public static List<Class<?>> groups() {
        return Arrays.stream(KinescopeClient.class.getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .<Class<?>>map(Method::getReturnType)
                .filter(type -> type.getName().startsWith("io.kinescope.client."))
                .filter(type -> Arrays.stream(type.getConstructors())
                        .anyMatch(constructor ->
                                Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Api.class})))
                .toList();
    }

    /** Lists the methods of a group. */
    public static Stream<Method> operations(Class<?> group) {
        return Arrays.stream(group.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !OTHER_TESTS.contains(group.getSimpleName() + "." + method.getName()));
    }

    /** Returns an argument that a method of a group takes. */
    public static Object sample(Class<?> type) {
        if (type == String.class) {
            return "3f1c2d4e-0000-4000-8000-000000000001";
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == Content.class) {
            return Content.of(new byte[] {1});
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(1);
        }
        if (type == LocalDate.class) {
            return LocalDate.EPOCH;
        }
        if (type == Instant.class) {
            return Instant.EPOCH;
        }
        if (type == Map.class) {
            return Map.of("one", 1);
        }
        if (type == Collection.class || type == List.class) {
            return List.of("one");
        }
        if (type.isArray()) {
            Object array = Array.newInstance(type.getComponentType(), 1);
            Array.set(array, 0, sample(type.getComponentType()));
            return array;
        }
        try {
            if (OpenEnum.class.isAssignableFrom(type)) {
                return type.getConstructor(String.class).newInstance("any");
            }
            Method factory = Arrays.stream(type.getMethods())
                    .filter(method -> method.getReturnType() == type && Modifier.isStatic(method.getModifiers()))
                    .min(Comparator.comparing(
                                    (Method method) -> !method.getName().equals("of"))
                            .thenComparing(Method::toGenericString))
                    .orElseThrow();
            Object[] arguments = Arrays.stream(factory.getParameterTypes())
                    .map(CatalogueTest::sample)
                    .toArray();
            return factory.invoke(null, arguments);
        } catch (ReflectiveOperationException unknown) {
            throw new IllegalStateException("no sample of " + type, unknown);
        }
    }
}
