package io.kinescope.client.error;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text of a server, quoted so that it neither breaks out of its log line nor fills the log. */
final class LogSafeText {

    /** Control and format characters, line and paragraph separators, and lone surrogates. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private LogSafeText() {}

    /** Returns the text with at most this many characters, with spaces in place of what is not visible. */
    static String of(String text, int maxLength) {
        if (text.length() <= maxLength) {
            return INVISIBLE.matcher(text).replaceAll(" ");
        }
        int end = maxLength - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return INVISIBLE.matcher(text.substring(0, end)).replaceAll(" ") + "…";
    }

    static @Nullable String ofNullable(@Nullable String text, int maxLength) {
        return text == null ? null : of(text, maxLength);
    }
}
