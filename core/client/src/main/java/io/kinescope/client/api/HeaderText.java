package io.kinescope.client.api;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Checks headers before the wire: HTTP libraries let line breaks through, and write other alphabets as {@code ?}. */
final class HeaderText {

    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

    private HeaderText() {}

    static String name(String name) {
        boolean token = !Objects.requireNonNull(name, "name must not be null").isEmpty()
                && name.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || TOKEN_SIGNS.indexOf(c) >= 0));
        if (!token) {
            throw new IllegalArgumentException("a header's name is letters, digits and hyphens, not \"" + name + "\"");
        }
        return name;
    }

    static String value(String name, String value) {
        if (!Objects.requireNonNull(value, name + " must not be null")
                .chars()
                .allMatch(c -> c == '\t' || (c >= ' ' && c < 127))) {
            throw new IllegalArgumentException("the value of header " + name
                    + " may only have visible ASCII characters, spaces and tabs; percent-encode anything else");
        }
        return value;
    }

    /** Returns any text as a header's value: as it is if a server cannot misread it, else percent-encoded UTF-8. */
    static String encode(String name, String text) {
        if (Objects.requireNonNull(text, name + " must not be null").indexOf(0) >= 0
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(
                    "the value of header " + name + " must be text without a NUL and without half a surrogate pair");
        }
        return isPlain(text) ? text : PathTemplate.encode(text);
    }

    /** Spaces at the ends would be cut off, and a percent sign would be taken for an encoded character. */
    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 127 && c != '%')
                && !text.startsWith(" ")
                && !text.endsWith(" ");
    }
}
