package io.kinescope.examples.mirror;

import io.kinescope.client.type.OpenEnum;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Type;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The columns of a row with their values; a null has a type, too. */
final class Row {

    /** The first and the last time that are stored. Databases know more years, each its own; no video is of those. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final Pattern UNPAIRED = Pattern.compile("\\p{Cs}");

    /** The escaped NUL, and not a backslash that is escaped before the text u0000. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private static final String REPLACEMENT = "\uFFFD";

    private final Map<String, Parameter> columns = new LinkedHashMap<>();

    Map<String, Parameter> columns() {
        return Collections.unmodifiableMap(columns);
    }

    /** The columns of both. */
    Row and(Row other) {
        Row both = new Row();
        both.columns.putAll(columns);
        both.columns.putAll(other.columns);
        return both;
    }

    /** PostgreSQL has no text with a NUL in it. */
    Row text(String column, @Nullable String value) {
        return put(column, R2dbcType.VARCHAR, value == null ? null : value.replace("\0", REPLACEMENT));
    }

    /** PostgreSQL has no JSON with a NUL or half a surrogate pair in it either. */
    Row json(String column, String value) {
        return put(
                column,
                R2dbcType.VARCHAR,
                NUL.matcher(UNPAIRED.matcher(value).replaceAll(REPLACEMENT)).replaceAll("$1" + REPLACEMENT));
    }

    Row text(String column, @Nullable OpenEnum value) {
        return text(column, value == null ? null : value.value());
    }

    Row number(String column, @Nullable Integer value) {
        return put(column, R2dbcType.INTEGER, value);
    }

    Row number(String column, @Nullable Long value) {
        return put(column, R2dbcType.BIGINT, value);
    }

    Row number(String column, @Nullable Double value) {
        return put(column, R2dbcType.DOUBLE, value);
    }

    Row flag(String column, @Nullable Boolean value) {
        return put(column, R2dbcType.BOOLEAN, value);
    }

    /** Databases store microseconds, and so does the API. A time that they cannot store reads as missing. */
    Row time(String column, @Nullable Instant value) {
        return put(
                column,
                R2dbcType.TIMESTAMP_WITH_TIME_ZONE,
                value == null || !isStorable(value) ? null : micros(value).atOffset(ZoneOffset.UTC));
    }

    /** A bound for times: one that databases cannot store becomes the nearest that they can. */
    Row bound(String column, Instant value) {
        return time(column, value.isBefore(FIRST) ? FIRST : value.isAfter(LAST) ? LAST : value);
    }

    static boolean isStorable(Instant value) {
        return !value.isBefore(FIRST) && !value.isAfter(LAST);
    }

    /** Returns the time as databases store it. */
    static Instant micros(Instant value) {
        return value.truncatedTo(ChronoUnit.MICROS);
    }

    private Row put(String column, Type type, @Nullable Object value) {
        columns.put(column, value == null ? Parameters.in(type) : Parameters.in(type, value));
        return this;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        columns.forEach((column, value) ->
                text.append(column).append('=').append(value.getValue()).append('\n'));
        return text.toString();
    }
}
