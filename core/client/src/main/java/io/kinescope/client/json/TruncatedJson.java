package io.kinescope.client.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object of which only the beginning can be read, such as an error that is cut off. */
final class TruncatedJson {

    private final JsonParser parser;

    private TruncatedJson(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads the values that are complete; those of a nested object that is cut off are among them. */
    static Map<String, @Nullable Object> read(JsonMapper mapper, String json) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        try (JsonParser parser = mapper.createParser(withoutLastNumber(json))) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                parser.nextToken();
                new TruncatedJson(parser).fill(object);
            }
        } catch (JacksonException | StackOverflowError cutOff) {
            return object;
        }
        return object;
    }

    /** A number at the end may go on where the text is cut off. */
    private static String withoutLastNumber(String json) {
        int end = json.length();
        while (end > 0 && "0123456789+-.eE".indexOf(json.charAt(end - 1)) >= 0) {
            end--;
        }
        return json.substring(0, end);
    }

    private void fill(Map<String, @Nullable Object> object) {
        while (parser.currentToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            take(value -> object.put(name, value));
        }
        parser.nextToken();
    }

    private void fill(List<@Nullable Object> array) {
        while (parser.currentToken() != null && parser.currentToken() != JsonToken.END_ARRAY) {
            take(array::add);
        }
        parser.nextToken();
    }

    /** Takes a value and moves on to the next token. */
    private void take(Sink sink) {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                sink.add(object);
                parser.nextToken();
                fill(object);
            }
            case START_ARRAY -> {
                List<@Nullable Object> array = new ArrayList<>();
                sink.add(array);
                parser.nextToken();
                fill(array);
            }
            default -> {
                sink.add(scalar());
                parser.nextToken();
            }
        }
    }

    private @Nullable Object scalar() {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private interface Sink {
        void add(@Nullable Object value);
    }
}
