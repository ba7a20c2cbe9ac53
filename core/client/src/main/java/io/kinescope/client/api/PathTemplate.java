package io.kinescope.client.api;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills the variables of a path, and percent-encodes what goes into a URI. */
final class PathTemplate {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PathTemplate() {}

    /** Puts the ids, encoded, in the place of the variables, in order. */
    static String expand(String template, String... ids) {
        if (!template.startsWith("/")) {
            throw new IllegalArgumentException("a path starts with a slash: " + template);
        }
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
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException(variable + " must not be " + (id == null ? "null" : "blank"));
        }
        // Servers resolve dot segments even when they are percent-encoded, so the call would reach another path.
        if (id.equals(".") || id.equals("..")) {
            throw new IllegalArgumentException(variable + " must be an id, not \"" + id + "\"");
        }
        // Proxies that decode them would find another path, too, or another line.
        if (id.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
            throw new IllegalArgumentException(
                    variable + " must not contain slashes, backslashes or control characters");
        }
        return id;
    }
}
