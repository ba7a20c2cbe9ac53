package io.kinescope.examples.upload;

import io.kinescope.client.content.PathText;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The title of a video that has that of its file: the name without the extension. */
final class FileTitle {

    private FileTitle() {}

    /** Returns the title. Fails if the name is none. */
    static String of(Path file) {
        String problem = problem(file);
        if (problem != null) {
            throw new IllegalArgumentException(PathText.of(file) + " has no title: " + problem);
        }
        return withoutExtension(String.valueOf(PathText.name(file)));
    }

    /** Returns the reason why the name of the file is no title; null if it is one. */
    static @Nullable String problem(Path file) {
        String name = PathText.name(file);
        if (name == null) {
            return "its name is no text in UTF-8; rename it";
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return "its name has control characters; rename it, or give it a title in a CSV";
        }
        return withoutExtension(name).isBlank() ? "its name is blank; rename it, or give it a title in a CSV" : null;
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
