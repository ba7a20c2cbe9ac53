package io.kinescope.client.billing;

import io.kinescope.client.type.OpenEnum;

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

    @Override
    public String toString() {
        return value;
    }
}
