package io.kinescope.examples.support;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON that a terminal may show. JSON escapes the control characters before the space; here those of DEL and of C1 are
 * escaped, too, and texts read back as they were.
 */
public final class PlainJson {

    private static final JsonMapper MAPPER = builder().build();

    private PlainJson() {}

    /** Returns the mapper. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** Returns a builder of a mapper with other settings, too. */
    public static JsonMapper.Builder builder() {
        return JsonMapper.builder(
                JsonFactory.builder().characterEscapes(new Escapes()).build());
    }

    private static final class Escapes extends CharacterEscapes {

        private static final long serialVersionUID = 1L;

        private static final char DELETE = 0x7F;
        private static final char LAST_CONTROL = 0x9F;

        private final int[] ascii = standardAsciiEscapesForJSON();

        Escapes() {
            ascii[DELETE] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return character > DELETE && character <= LAST_CONTROL
                    ? new SerializedString("\\u%04x".formatted(character))
                    : null;
        }
    }
}
