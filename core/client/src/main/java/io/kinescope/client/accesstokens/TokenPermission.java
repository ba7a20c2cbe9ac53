package io.kinescope.client.accesstokens;

import io.kinescope.client.type.OpenEnum;
import java.util.Objects;

/**
 * A permission of a token.
 *
 * @param value the value as the API spells it
 */
public record TokenPermission(String value) implements OpenEnum {

    /** May read. */
    public static final TokenPermission READ = new TokenPermission("read");

    /** May create and change. */
    public static final TokenPermission WRITE = new TokenPermission("write");

    /** May delete. */
    public static final TokenPermission DELETE = new TokenPermission("delete");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public TokenPermission {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
