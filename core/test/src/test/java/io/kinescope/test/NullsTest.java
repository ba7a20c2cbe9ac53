package io.kinescope.test;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every method for users refuses null by the name of its parameter; none takes it. */
class NullsTest {

    @TestFactory
    Stream<DynamicTest> everyParameter() {
        return Stream.of(
                        LocalKinescope.class, LocalKinescope.Builder.class, ScriptedAnswer.class, RecordedRequest.class)
                .flatMap(type -> Arrays.stream(type.getMethods())
                        .filter(method -> method.getDeclaringClass() == type
                                && !method.getName().equals("main")))
                .flatMap(method -> IntStream.range(0, method.getParameterCount())
                        .filter(index -> !method.getParameterTypes()[index].isPrimitive())
                        .mapToObj(index -> DynamicTest.dynamicTest(
                                method.getName() + ": " + method.getParameters()[index].getName(),
                                () -> refuses(method, index))));
    }

    @Test
    void refusesNullAmongTheAnswers() {
        try (LocalKinescope kinescope = LocalKinescope.builder().videos(1).start()) {
            assertThatNullPointerException()
                    .isThrownBy(() -> kinescope.script("GET /v1/videos", ScriptedAnswer.regular(), null))
                    .withMessage("answers must not contain null");
        }
    }

    private static void refuses(Method method, int index) {
        Parameter parameter = method.getParameters()[index];
        assertThatNullPointerException()
                .isThrownBy(() -> call(method, index))
                .withMessage(parameter.getName() + " must not be null");
    }

    private static void call(Method method, int index) throws Throwable {
        Object[] arguments =
                Arrays.stream(method.getParameterTypes()).map(NullsTest::sample).toArray();
        arguments[index] = null;
        try (LocalKinescope kinescope = LocalKinescope.builder().videos(1).start()) {
            method.invoke(Modifier.isStatic(method.getModifiers()) ? null : receiver(kinescope, method), arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static Object receiver(LocalKinescope kinescope, Method method) throws Exception {
        Class<?> type = method.getDeclaringClass();
        if (type == RecordedRequest.class) {
            new Caller(kinescope).get("/v1/videos");
            return kinescope.requests().get(0);
        }
        return type == LocalKinescope.class
                ? kinescope
                : type == ScriptedAnswer.class ? ScriptedAnswer.regular() : LocalKinescope.builder();
    }

    private static Object sample(Class<?> type) {
        if (type == String.class) {
            return "GET /v1/videos";
        }
        if (type == Duration.class) {
            return Duration.ZERO;
        }
        if (type == Consumer.class) {
            return (Consumer<Object>) request -> {};
        }
        return type == int.class ? (Object) 200 : type == long.class ? (Object) 1L : new ScriptedAnswer[0];
    }
}
