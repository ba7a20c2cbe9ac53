package io.kinescope.examples.support;

import org.jspecify.annotations.Nullable;

/** The text of a CSV field that a spreadsheet shows and does not run. */
public final class SpreadsheetText {

    private static final String FORMULA_BEGINNINGS = "=+-@\t\r";

    private SpreadsheetText() {}

    /** Puts an apostrophe before a text that a spreadsheet would run as a formula. Null stays null. */
    public static @Nullable String of(@Nullable String text) {
        return text != null && !text.isEmpty() && FORMULA_BEGINNINGS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
