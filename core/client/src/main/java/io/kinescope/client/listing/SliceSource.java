package io.kinescope.client.listing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A source of slices of one listing, sorted from the oldest item to the newest: {@link EachOnce} reads it.
 *
 * @param <T> the type of the items
 */
public interface SliceSource<T> {

    /**
     * Returns a slice: a page of any size. A listing calls this from one thread at a time.
     *
     * @param page the number of the page, from 1
     * @param size the number of items on a page, from 1 to {@link #maxSize()}
     * @return the slice, requested on subscription
     */
    Mono<Page<T>> slice(int page, int size);

    /**
     * Returns the maximum number of items in a slice.
     *
     * @return the number, from 20
     */
    int maxSize();

    /**
     * Returns the name of the listing, which its checkpoints hold.
     *
     * @return a name without spaces, the same in every run of the program
     */
    String name();

    /**
     * Returns what tells an item from all others.
     *
     * @param item the item
     * @return its id; null if it has none, and then its time of creation is taken for it
     */
    @Nullable
    String id(T item);

    /**
     * Returns when an item was created.
     *
     * @param item the item
     * @return the time of creation; null if the item does not state it
     */
    @Nullable
    Instant createdAt(T item);

    /**
     * Returns the operation that errors name.
     *
     * @return the operation; by default the name of the listing
     */
    default String operation() {
        return name();
    }

    /**
     * Checks that the listing can be read in this order. By default, it can.
     *
     * @throws IllegalArgumentException if the query has an order or a page of its own
     */
    default void validate() {}

    /**
     * Reports that the listing shifted while it is read, besides {@link EachOnce#onShift}. By default, nothing happens.
     *
     * @param shift the number of items before the position, expected and found
     */
    default void shifted(Shift shift) {}
}
