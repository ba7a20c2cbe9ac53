package io.kinescope.test.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;

/** Writes {@code &}, {@code <} and {@code >} escaped, as Go's encoder does, for readers to cope with. */
final class GoEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private final int[] codes = standardAsciiEscapesForJSON();

    GoEscapes() {
        for (char escaped : new char[] {'&', '<', '>'}) {
            codes[escaped] = ESCAPE_STANDARD;
        }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return codes.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return null;
    }
}
