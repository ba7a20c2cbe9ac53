package io.kinescope.examples.support;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number from 1 to a maximum. */
public class WholeNumber implements ITypeConverter<Integer> {

    private final int max;

    /** Reads a number from 1 to 9999. */
    public WholeNumber() {
        this(9999);
    }

    WholeNumber(int max) {
        this.max = max;
    }

    @Override
    public Integer convert(String text) {
        int number = text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > max) {
            throw new TypeConversionException("needs a number from 1 to " + max);
        }
        return number;
    }

    /** Reads a number from 1 to 100. */
    public static final class Percent extends WholeNumber {

        /** Creates the converter. */
        public Percent() {
            super(100);
        }
    }
}
