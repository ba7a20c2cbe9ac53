package io.kinescope.client.api;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills the variables of a path, and percent-encodes what goes into a URI. */
final class PathTemplate {

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
        StringBuilder path = new StringBuilder();
        int used = 0;
        int copied = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', copied)) {
            int close = template.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String variable = template.substring(open + 1, close);
            if (used == ids.length) {
                throw new IllegalArgumentException(template + " needs an id for {" + variable + "}");
            }
            path.append(template, copied, open).append(encode(checked(variable, ids[used++])));
            copied = close + 1;
        }
        if (used < ids.length) {
            throw new IllegalArgumentException(template + " takes " + used + " ids, not " + ids.length);
        }
        return path.append(template, copied, template.length()).toString();
    }

    /** Encodes all but the characters that mean themselves anywhere in a URI. */
    static String encode(String text) {
        if (isUnreserved(text)) {
            return text;
        }
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
        if (id.startsWith(".") && DOT_SEGMENT.matcher(id).matches()) {
            throw new IllegalArgumentException(variable + " must be an id, not a dot segment of a path");
        }
        if (isUnreserved(id)) {
            return id;
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

    private static boolean isUnreserved(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (UNRESERVED.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMisread(int character) {
        return character == '/'
                || character == '\\'
                || Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE;
    }
}
