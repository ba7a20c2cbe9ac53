package io.kinescope.examples.support;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options that a program was started with. Each is taken by its name; of an option that is repeated the last one
 * counts, and an option that nobody takes is unknown. No value begins with two hyphens, so a missing value is noticed.
 */
public final class Options {

    private final List<String> left;

    /** Takes the arguments of {@code main}. */
    public Options(String... arguments) {
        this.left = new ArrayList<>(List.of(arguments));
    }

    /** Takes an option without a value, and returns whether it was there. */
    public boolean flag(String name) {
        return left.removeIf(name::equals);
    }

    /** Takes a text; null if the option is absent. */
    public @Nullable String text(String name) {
        String text = null;
        for (int at = left.indexOf(name); at >= 0; at = left.indexOf(name)) {
            if (at + 1 == left.size() || left.get(at + 1).startsWith("--")) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            left.remove(at);
            text = left.remove(at);
        }
        return text;
    }

    /** Takes a path; null if the option is absent. */
    public @Nullable Path path(String name) {
        String text = text(name);
        try {
            return text == null ? null : Path.of(text);
        } catch (InvalidPathException noPath) {
            throw new IllegalArgumentException(name + " needs a path", noPath);
        }
    }

    /** Takes a number from 1 to 9999. */
    public int number(String name, int absent) {
        return number(name, absent, 9999);
    }

    /** Takes a number from 1 to a maximum. */
    public int number(String name, int absent, int max) {
        String text = text(name);
        if (text == null) {
            return absent;
        }
        int number = text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > max) {
            throw new IllegalArgumentException(name + " needs a number from 1 to " + max);
        }
        return number;
    }

    /** Takes a date such as 2024-01-31. */
    public LocalDate date(String name, LocalDate absent) {
        String text = text(name);
        try {
            return text == null ? absent : LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            throw new IllegalArgumentException(name + " needs a date such as 2024-01-31", noDate);
        }
    }

    /** Throws {@link IllegalArgumentException} if there is an option that was not taken. */
    public void end() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("unknown option " + left.get(0));
        }
    }
}
