package io.kinescope.examples.stream;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a video that a line has, by their names in the API. A field that a video lacks is null. */
final class VideoFields {

    static final String DEFAULT = "id, title, status, project_id, folder_id, duration, tags, created_at, updated_at";

    private static final String ALL = "all";

    private final String text;
    private final Set<String> names;
    private final Set<String> unseen;

    private VideoFields(String text, Set<String> names) {
        this.text = text;
        this.names = names;
        this.unseen = new LinkedHashSet<>(names);
    }

    /** Reads names between commas; {@code all} stands for the whole answer as it came. */
    static VideoFields parse(String text) {
        if (text.strip().equals(ALL)) {
            return new VideoFields(ALL, Set.of());
        }
        Set<String> names = new LinkedHashSet<>(
                Arrays.stream(text.split(",", -1)).map(String::strip).toList());
        if (names.isEmpty() || names.contains("") || names.contains(ALL)) {
            throw new IllegalArgumentException("--fields needs names such as id,title, or all");
        }
        return new VideoFields(String.join(",", names), names);
    }

    ObjectNode of(ObjectNode video) {
        if (names.isEmpty()) {
            return video;
        }
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            JsonNode value = video.get(name);
            if (value != null) {
                unseen.remove(name);
            }
            line.set(name, value);
        }
        return line;
    }

    /** Returns the names that no video had so far: perhaps misspelt. */
    Set<String> unseen() {
        return unseen;
    }

    @Override
    public String toString() {
        return text;
    }
}
