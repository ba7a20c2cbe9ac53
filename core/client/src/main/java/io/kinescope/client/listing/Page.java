package io.kinescope.client.listing;

import io.kinescope.client.type.Params;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param items the items, in the listing's order; empty only if the listing is, or if the response held nothing but nulls
 * @param number the number of the page; the first is 1
 * @param perPage the number of items on a full page, which may be less than was requested
 * @param total the number of items in the whole listing when the page was read; null if the API does not state it
 * @param order the order of the listing; null if the API does not state it
 * @param received the number of items in the response, more than {@code items} has if some of them were null
 * @param requestId the response's {@code X-Request-ID}, which Kinescope's support asks for; null if it has none
 * @param <T> the type of the items
 */
public record Page<T>(
        List<T> items,
        int number,
        int perPage,
        @Nullable Long total,
        @Nullable Order order,
        int received,
        @Nullable String requestId) {

    /**
     * Creates a page and copies the list.
     *
     * @param items the items, in the listing's order
     * @param number the number of the page, from 1
     * @param perPage the number of items on a full page, from 1
     * @param total the number of items in the whole listing; null if it is unknown
     * @param order the order of the listing; null if it is unknown
     * @param received the number of items in the response
     * @param requestId the response's {@code X-Request-ID}; null if it has none
     */
    public Page {
        items = Params.list("items", items);
        if (number < 1 || perPage < 1 || received < items.size()) {
            throw new IllegalArgumentException("page " + number + " of " + perPage + " items, " + received
                    + " of them received: this is no page of " + items.size() + " items");
        }
    }

    /**
     * Creates a page of your own: without nulls in a response, and without a request id.
     *
     * @param items the items, in the listing's order
     * @param number the number of the page, from 1
     * @param perPage the number of items on a full page, from 1
     * @param total the number of items in the whole listing; null if it is unknown
     * @param order the order of the listing; null if it is unknown
     */
    public Page(List<T> items, int number, int perPage, @Nullable Long total, @Nullable Order order) {
        this(
                items,
                number,
                perPage,
                total,
                order,
                Objects.requireNonNull(items, "items must not be null").size(),
                null);
    }
}
