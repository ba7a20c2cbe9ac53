package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.CatalogueTest;
import io.kinescope.client.api.RecordingExchange.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * No answer is so odd that it costs more than the odd part: whatever the fixtures say too much, leave out or say wrongly,
 * they can be read.
 *
 * <p>The answers are found by themselves: {@code playlists/add-entities.json} answers {@code addEntities} of the groups in
 * the package {@code playlists}, and {@code playlists/list-of-one.json} answers {@code list}. A fixture of another name
 * answers all methods that know everything it says.
 */
class AnswerMutationTest {

    private static final String ROOT = "io.kinescope.client.";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final List<JsonNode> ODD_VALUES = odd(
            "\"transcending\"",
            "\"\"",
            "\"2025-13-45T99:99:99Z\"",
            "7",
            "-1",
            "true",
            "null",
            "1.5",
            "5000000000",
            "99999999999999999999",
            "1E+400",
            "{}",
            "{\"hologram\":{\"a\":[1,null]}}",
            "[]",
            "[null]",
            "[7]",
            "[\"x\",null]",
            "[{}]",
            "[[],{\"x\":[]}]");

    /** JSON that no tree can hold, each put in the place of a number that no fixture has. */
    private static final long PLACE_OF_RAW = 987_654_321_012_345_678L;

    private static final List<String> RAW_VALUES = List.of(
            "NaN",
            "-Infinity",
            "9".repeat(1200),
            "0." + "9".repeat(1200),
            "1E+99999999",
            "007",
            "\"a\tb\nc\"",
            "\"a\\xb\"",
            "\"NaN\"",
            "\"1E+400\"");

    @TestFactory
    Stream<DynamicTest> readsEveryMutationOfTheFixtures() {
        return answers().stream()
                .map(answer -> DynamicTest.dynamicTest(answer.toString(), () -> {
                    assertThat(answer.failure(Fixtures.answer(answer.fixture()), true))
                            .as("the fixture itself")
                            .isNull();
                    List<String> failures = new ArrayList<>();
                    new Mutations(Fixtures.answer(answer.fixture()), (mutation, json) -> {
                                String failure = answer.failure(json, false);
                                if (failure != null) {
                                    failures.add(mutation + ": " + failure);
                                }
                            })
                            .all();
                    assertThat(failures).isEmpty();
                }));
    }

    @Test
    void everyAnswerHasAFixture() {
        Set<Class<?>> tested = answers().stream()
                .flatMap(answer -> answerType(answer.method()))
                .collect(Collectors.toSet());
        Set<Class<?>> all = CatalogueTest.groups().stream()
                .flatMap(CatalogueTest::operations)
                .flatMap(AnswerMutationTest::answerType)
                .collect(Collectors.toSet());
        assertThat(all).isNotEmpty();
        assertThat(tested)
                .as("types with a fixture named after a method that answers with them")
                .containsAll(all);
    }

    /** A method and a fixture that it can be answered with. */
    record CallAndAnswer(Class<?> group, Method method, String fixture) {

        /** Returns what went wrong; null if nothing did. */
        String failure(String json, boolean strictly) {
            try {
                for (Object item : read(json, strictly)) {
                    check(item);
                }
                return null;
            } catch (RuntimeException | ReflectiveOperationException | AssertionError failure) {
                return String.valueOf(failure);
            }
        }

        /** Returns how much of the fixture's name is the method's; 0 if it is named after another one. */
        int named(String name) {
            String hyphenated =
                    method.getName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
            return (name + "-").startsWith(hyphenated + "-") ? hyphenated.length() : 0;
        }

        boolean fits() {
            try {
                return !read(Fixtures.answer(fixture), true).isEmpty();
            } catch (RuntimeException | ReflectiveOperationException doesNotFit) {
                return false;
            }
        }

        List<?> read(String json, boolean strictly) throws ReflectiveOperationException {
            RecordingExchange[] exchange = new RecordingExchange[1];
            // One page, whatever its meta says.
            exchange[0] = RecordingExchange.of(
                    request -> Mono.just(Answer.ok(exchange[0].requests().size() == 1 ? json : "{\"data\":[]}")));
            Object instance = group.getConstructor(Api.class)
                    .newInstance(strictly ? exchange[0].strict() : exchange[0].lenient(RetryPolicy.none()));
            Object[] arguments = Arrays.stream(method.getParameterTypes())
                    .map(CatalogueTest::sample)
                    .toArray();
            try {
                return Flux.from(CatalogueTest.publisher(method.invoke(instance, arguments)))
                        .collectList()
                        .block(Duration.ofSeconds(10));
            } catch (InvocationTargetException refused) {
                throw new IllegalStateException(refused.getCause());
            }
        }

        @Override
        public String toString() {
            return group.getSimpleName() + "." + method.getName() + " answered with " + fixture;
        }
    }

    /** Checks what records promise: collections are never null, and nothing in them fails. */
    private static void check(Object value) throws ReflectiveOperationException {
        if (value instanceof Collection<?> many) {
            for (Object one : many) {
                check(one);
            }
        }
        if (!(value instanceof Record)) {
            return;
        }
        assertThat(value.toString()).isNotNull();
        assertThat(value.hashCode()).isEqualTo(value.hashCode());
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            Object held = accessor.invoke(value);
            if (component.getType() == List.class || component.getType() == Map.class) {
                assertThat(held)
                        .as(value.getClass().getSimpleName() + "." + component.getName())
                        .isNotNull();
            }
            check(held);
        }
    }

    static List<CallAndAnswer> answers() {
        List<CallAndAnswer> answers = new ArrayList<>();
        for (String fixture : fixtures()) {
            String directory = fixture.substring(0, fixture.lastIndexOf('/'));
            String name = fixture.substring(directory.length() + 1);
            List<CallAndAnswer> all = CatalogueTest.groups().stream()
                    .filter(group -> group.getPackageName().equals(ROOT + directory.replace('/', '.')))
                    .flatMap(group -> distinct(CatalogueTest.operations(group))
                            .map(method -> new CallAndAnswer(group, method, fixture)))
                    .toList();
            int best = all.stream().mapToInt(answer -> answer.named(name)).max().orElse(0);
            all.stream()
                    .filter(answer -> best > 0 ? answer.named(name) == best : answer.fits())
                    .forEach(answers::add);
        }
        return answers;
    }

    /** Leaves out methods without an answer, and overloads with the same answer as the shortest one. */
    private static Stream<Method> distinct(Stream<Method> operations) {
        return operations
                .filter(method -> answerType(method).findAny().isPresent())
                .sorted(Comparator.comparing(Method::getParameterCount).thenComparing(Method::toGenericString))
                .collect(Collectors.toMap(
                        method -> method.getName() + method.getGenericReturnType(),
                        method -> method,
                        (shorter, longer) -> shorter,
                        LinkedHashMap::new))
                .values()
                .stream();
    }

    /** Returns the record a method answers with; nothing if it answers with none. */
    private static Stream<Class<?>> answerType(Method method) {
        if (!(method.getGenericReturnType() instanceof ParameterizedType publisher)) {
            return Stream.empty();
        }
        Type type = publisher.getActualTypeArguments()[0];
        return type instanceof Class<?> answer && answer.isRecord() ? Stream.of(answer) : Stream.empty();
    }

    private static List<JsonNode> odd(String... values) {
        return Arrays.stream(values).map(MAPPER::readTree).toList();
    }

    private static List<String> fixtures() {
        try {
            Path root =
                    Path.of(AnswerMutationTest.class.getResource("/fixtures").toURI());
            try (Stream<Path> files = Files.walk(root)) {
                return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                        .filter(file -> file.endsWith(".json") && file.contains("/"))
                        .map(file -> file.substring(0, file.length() - ".json".length()))
                        .sorted()
                        .toList();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Changes one place of an answer after the other, and the same field of the same kind of thing only once. */
    private static final class Mutations {

        private final Set<String> done = new HashSet<>();
        private final ObjectNode answer;
        private final MutationReader reader;

        Mutations(String json, MutationReader reader) {
            JsonNode answered = MAPPER.readTree(json);
            // One listing answers without an envelope; its items are read alike.
            this.answer = answered instanceof ObjectNode object
                    ? object
                    : MAPPER.createObjectNode().set("data", answered);
            this.reader = reader;
        }

        void all() {
            addUnknown("", answer);
            JsonNode data = answer.get("data");
            // What was asked for may be null, but items only if there are none. It must not be missing or anything
            // else,
            // and neither may an item.
            JsonNode meta = answer.get("meta");
            attempt(
                    "/data = null",
                    () -> {
                        answer.set("data", MAPPER.nullNode());
                        if (data.isArray()) {
                            answer.set(
                                    "meta", MAPPER.readTree("{\"pagination\":{\"total\":0},\"total\":0,\"limit\":10}"));
                        }
                    },
                    () -> {
                        answer.set("data", data);
                        if (meta == null) {
                            answer.remove("meta");
                        } else {
                            answer.set("meta", meta);
                        }
                    });
            if (data instanceof ArrayNode items) {
                attempt(
                        "/data = []",
                        () -> answer.set("data", MAPPER.createArrayNode()),
                        () -> answer.set("data", data));
                for (int i = 0; i < items.size(); i++) {
                    int index = i;
                    JsonNode item = items.get(i);
                    attempt("/data/* = null", () -> items.set(index, MAPPER.nullNode()), () -> items.set(index, item));
                    within("/data/*", item);
                }
            } else {
                within("/data", data);
            }
            if (meta != null) {
                replace("/meta", odd -> answer.set("meta", odd), () -> answer.set("meta", meta));
                within("/meta", meta);
            }
        }

        private void within(String place, JsonNode node) {
            if (node instanceof ObjectNode object) {
                addUnknown(place, object);
                for (String name : List.copyOf(object.propertyNames())) {
                    String property = place + "/" + name;
                    JsonNode value = object.get(name);
                    attempt("without " + property, () -> object.remove(name), () -> object.set(name, value));
                    replace(property, odd -> object.set(name, odd), () -> object.set(name, value));
                    within(property, value);
                }
            } else if (node instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    int index = i;
                    JsonNode element = array.get(i);
                    replace(place + "/*", odd -> array.set(index, odd), () -> array.set(index, element));
                    within(place + "/*", element);
                }
            }
        }

        private void addUnknown(String place, ObjectNode object) {
            JsonNode odd = MAPPER.readTree("{\"a\":[1,null,{}]}");
            attempt(place + "/hologram = " + odd, () -> object.set("hologram", odd), () -> object.remove("hologram"));
        }

        private void replace(String place, Consumer<JsonNode> set, Runnable restore) {
            for (JsonNode odd : ODD_VALUES) {
                attempt(place + " = " + odd, () -> set.accept(odd), restore);
            }
            if (done.add(place + " raw")) {
                set.accept(MAPPER.getNodeFactory().numberNode(PLACE_OF_RAW));
                for (String raw : RAW_VALUES) {
                    String json = answer.toString().replace(Long.toString(PLACE_OF_RAW), raw);
                    reader.read(place + " = " + raw.substring(0, Math.min(20, raw.length())), json);
                }
                restore.run();
            }
        }

        private void attempt(String mutation, Runnable change, Runnable restore) {
            if (done.add(mutation)) {
                change.run();
                reader.read(mutation, answer.toString());
                restore.run();
            }
        }
    }

    private interface MutationReader {
        void read(String mutation, String json);
    }
}
