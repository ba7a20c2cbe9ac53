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
import org.jspecify.annotations.Nullable;

/** The columns of a row with their values, which have a type even where there is none. */
final class Row {

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
        return put(column, R2dbcType.VARCHAR, value == null ? null : value.replace('\0', '\uFFFD'));
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

    /** Databases know microseconds, and so does the API. */
    Row time(String column, @Nullable Instant value) {
        return put(
                column,
                R2dbcType.TIMESTAMP_WITH_TIME_ZONE,
                value == null ? null : value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
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
