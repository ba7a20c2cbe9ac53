package io.kinescope.examples.support;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of a CSV field that a spreadsheet shows and does not run, and that a terminal does not obey. */
public final class SpreadsheetText {

    private static final String FORMULA_BEGINNINGS = "=+-@\t\r";

    /** Line breaks and tabs are text. */
    private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}&&[^\n\t]]");

    private static final String REPLACEMENT = "\uFFFD";

    private SpreadsheetText() {}

    /**
     * Puts an apostrophe before a text that a spreadsheet would run as a formula, and U+FFFD in place of control characters.
     * Null stays null.
     */
    public static @Nullable String of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        String shown = OBEYED.matcher(text).replaceAll(REPLACEMENT);
        return FORMULA_BEGINNINGS.indexOf(text.charAt(0)) >= 0 ? "'" + shown : shown;
    }
}
