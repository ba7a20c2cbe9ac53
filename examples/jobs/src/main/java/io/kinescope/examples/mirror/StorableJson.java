package io.kinescope.examples.mirror;

import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.JsonGeneratorDelegate;

/**
 * Writes JSON as databases store it. PostgreSQL has numbers of up to 131,072 digits before the point and 16,383 behind it;
 * others become texts.
 */
final class StorableJson extends JsonGeneratorDelegate {

    private static final int MOST_DIGITS = 131_072;
    private static final int MOST_DECIMALS = 16_383;

    StorableJson(JsonGenerator json) {
        // What is copied from a parser has to come through the methods of this class.
        super(json, false);
    }

    @Override
    public JsonGenerator writeNumber(BigDecimal number) {
        return number != null && !isStorable(number) ? writeString(number.toString()) : super.writeNumber(number);
    }

    @Override
    public JsonGenerator writeNumber(BigInteger number) {
        return number != null && !isStorable(new BigDecimal(number))
                ? writeString(number.toString())
                : super.writeNumber(number);
    }

    private static boolean isStorable(BigDecimal number) {
        return number.precision() - (long) number.scale() <= MOST_DIGITS && number.scale() <= MOST_DECIMALS;
    }
}
