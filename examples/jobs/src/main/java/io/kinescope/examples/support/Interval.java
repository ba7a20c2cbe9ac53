package io.kinescope.examples.support;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time such as {@code 30s}, {@code 15m}, {@code 2h} or {@code 1d}. */
public final class Interval implements ITypeConverter<Duration> {

    private static final Pattern FORMAT = Pattern.compile("([1-9]\\d{0,4})([smhd])");

    /** Creates the converter. */
    public Interval() {}

    @Override
    public Duration convert(String text) {
        Matcher time = FORMAT.matcher(text);
        if (!time.matches()) {
            throw new TypeConversionException("needs a time such as 30s, 15m, 2h or 1d");
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
