package io.kinescope.client.api;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills the variables of a path, and percent-encodes what goes into a URI. */
final class PathTemplate {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    /** Some servers cut off what follows a semicolon before they resolve dot segments. */
    private static final Pattern DOT_SEGMENT = Pattern.compile("\\.{1,2}(?:;.*)?", Pattern.DOTALL);

    private static final Pattern PERCENT_ENCODED = Pattern.compile("%\\p{XDigit}{2}");
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PathTemplate() {}

    /** Puts the ids, encoded, in the place of the variables, in order. */
    static String expand(String template, String... ids) {
        if (!Objects.requireNonNull(template, "template must not be null").startsWith("/")) {
            throw new IllegalArgumentException("a path starts with a slash: " + template);
        }
        Objects.requireNonNull(ids, "ids must not be null");
        Matcher variable = VARIABLE.matcher(template);
        StringBuilder path = new StringBuilder();
        int used = 0;
        while (variable.find()) {
            if (used == ids.length) {
                throw new IllegalArgumentException(template + " needs an id for " + variable.group());
            }
            String id = checked(variable.group(1), ids[used++]);
            variable.appendReplacement(path, Matcher.quoteReplacement(encode(id)));
        }
        if (used < ids.length) {
            throw new IllegalArgumentException(template + " takes " + used + " ids, not " + ids.length);
        }
        return variable.appendTail(path).toString();
    }

    /** Encodes all but the characters that mean themselves anywhere in a URI. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet > 0 && UNRESERVED.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append('%');
                HEX.toHexDigits(encoded, octet);
            }
        }
        return encoded.toString();
    }

    private static String checked(String variable, @Nullable String id) {
        if (Objects.requireNonNull(id, variable + " must not be null").isBlank()) {
            throw new IllegalArgumentException(variable + " must not be blank");
        }
        // Servers resolve dot segments even when they are percent-encoded, so the call would reach another path.
        if (DOT_SEGMENT.matcher(id).matches()) {
            throw new IllegalArgumentException(variable + " must be an id, not a dot segment of a path");
        }
        // Proxies that decode them, once or twice, would find another path, too, or another line.
        if (id.codePoints().anyMatch(PathTemplate::isMisread)
                || PERCENT_ENCODED.matcher(id).find()) {
            throw new IllegalArgumentException(
                    variable
                            + " must not contain slashes, backslashes, control characters, lone surrogates or percent-encoding");
        }
        return id;
    }

    private static boolean isMisread(int character) {
        return character == '/'
                || character == '\\'
                || Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE;
    }
}
