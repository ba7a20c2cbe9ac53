package io.kinescope.client.listing;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * A listing that can be sorted by the time of creation, and so be read by jobs that must miss nothing.
 *
 * @param <T> the type of the items
 */
public final class OrderedListing<T> extends Listing<T> {

    /** With fewer items on a page, there are offsets from which no page reaches much farther. */
    private static final int SMALLEST_PAGE = 20;

    private final Windows<T> windows;

    /**
     * Creates a listing.
     *
     * @param calls gives for every subscriber what makes the call for a page from its number
     * @param first the number of the first page
     * @param windows reads the listing by creation
     */
    public OrderedListing(Supplier<IntFunction<Mono<Page<T>>>> calls, int first, Windows<T> windows) {
        super(first, 0, calls);
        this.windows = windows;
    }

    /**
     * Reads the listing for a job that must see every item once, while others add and delete: in the order of creation,
     * and comparing where every answer continues the one before. The plain listing asks for page after page, and so
     * misses an item for every one that is deleted before it.
     *
     * @return the items that exist from the beginning to the end, each once; items added meanwhile may be among them
     * @throws IllegalArgumentException if the query has an order or a page of its own, or pages of less than 20 items
     */
    public EachOnce<T> eachOnce() {
        windows.check();
        largeEnough(windows.largest());
        return EachOnce.of(windows);
    }

    static int largeEnough(int perPage) {
        if (perPage < SMALLEST_PAGE) {
            throw new IllegalArgumentException(
                    "eachOnce needs pages of at least " + SMALLEST_PAGE + " items, not " + perPage);
        }
        return perPage;
    }

    /** How a listing is read in windows of any size: which call, and what tells items apart. */
    public interface Windows<T> {

        void check();

        /** Names the listing, so that a checkpoint of another one is refused. */
        String name();

        int largest();

        Mono<Page<T>> read(int page, int size);

        Function<T, String> id();

        Function<T, Instant> createdAt();
    }
}
