package io.kinescope.examples.support;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text from elsewhere, such as the name of a file or a message of the server, as a terminal and a log may have it: without
 * characters that a terminal obeys, that begin another line, or that change the order of the letters.
 */
public final class PlainText {

    private static final Pattern OBEYED =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private PlainText() {}

    /** Returns the text in one line, with a question mark in place of each of these characters. */
    public static String line(String text) {
        return OBEYED.matcher(text).replaceAll("?");
    }

    /** Returns the lines of the text, as of a stack trace, with spaces in place of tabs. */
    static Stream<String> lines(String text) {
        return text.lines().map(line -> line(line.replace("\t", "    ")));
    }
}
