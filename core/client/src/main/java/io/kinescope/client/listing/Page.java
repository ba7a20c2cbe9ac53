package io.kinescope.client.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param items the items, in the listing's order; empty only if the listing is
 * @param number the number of the page; the first is 1
 * @param perPage the number of items on a full page, which may be less than was asked for
 * @param total the number of items in the whole listing when the page was read; null if the API does not say
 * @param order what the listing is sorted by; null if the API does not say
 * @param <T> the type of the items
 */
public record Page<T>(
        List<T> items,
        int number,
        int perPage,
        @Nullable Long total,
        @Nullable Order order) {

    /**
     * Copies the list.
     *
     * @param items the items, in the listing's order
     * @param number the number of the page
     * @param perPage the number of items on a full page, which may be less than was asked for
     * @param total the number of items in the whole listing when the page was read
     * @param order what the listing is sorted by
     */
    public Page {
        items = List.copyOf(items);
    }
}
