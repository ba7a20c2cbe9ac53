package io.kinescope.client.billing;

import io.kinescope.client.type.OpenEnum;
import java.util.Objects;

/**
 * A product that is billed by usage.
 *
 * @param value the value as the API spells it
 */
public record Product(String value) implements OpenEnum {

    /** Delivery to viewers, in bytes; documented, but its spelling was not seen in an answer. */
    public static final Product CDN = new Product("cdn");

    /** Processing of videos, in minutes. */
    public static final Product ENCODING = new Product("encoding");

    /** Room for files, in bytes. */
    public static final Product STORAGE = new Product("storage");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public Product {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
