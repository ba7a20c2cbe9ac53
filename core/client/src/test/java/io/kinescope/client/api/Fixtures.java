package io.kinescope.client.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** Answers of the API, named after the calls they answer. */
public final class Fixtures {

    private Fixtures() {}

    /** Reads an answer, such as {@code videos/get}. */
    public static String answer(String name) {
        return read("/fixtures/" + name + ".json");
    }

    /** Lists the operations of the published API documents, such as {@code GET /v1/videos}. */
    public static List<String> operations() {
        return read("/operations.txt")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
    }

    /** Reads JSON as a tree, in which the order of fields does not matter. */
    public static Object json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
