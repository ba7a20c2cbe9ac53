package io.kinescope.client.listing;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A listing that can also be read by time of creation, for jobs that must not miss an item.
 *
 * @param <T> the type of the items
 */
public final class OrderedListing<T> extends Listing<T> {

    /** With fewer items on a page, there are offsets from which no page reaches much farther. */
    static final int MIN_SLICE = 20;

    private final SliceSource<T> slices;

    private OrderedListing(int first, PageSource<T> pages, SliceSource<T> slices) {
        super(first, 0, () -> pages);
        this.slices = slices;
    }

    /**
     * Returns a listing of items at hand, in pages of 100: for tests of code that takes a listing.
     *
     * <pre>{@code
     * OrderedListing<Video> videos = OrderedListing.of(List.of(first, second), Video::id, Video::createdAt);
     * }</pre>
     *
     * @param items the items, in the order of the listing; {@link #eachOnce()} reads them by time of creation
     * @param id the id of an item; null if it has none
     * @param createdAt the time of an item's creation; null if it is unknown
     * @param <T> the type of the items
     * @return the listing, which sends no request
     */
    public static <T> OrderedListing<T> of(
            List<? extends T> items,
            Function<? super T, ? extends @Nullable String> id,
            Function<? super T, ? extends @Nullable Instant> createdAt) {
        ItemPages<T> pages = ItemPages.of(
                items,
                Objects.requireNonNull(id, "id must not be null"),
                Objects.requireNonNull(createdAt, "createdAt must not be null"));
        return of(1, pages, pages);
    }

    /**
     * Returns a listing over two sources of the same items.
     *
     * @param first the number of the first page
     * @param pages the pages in the order of the query; it has no state of its own
     * @param slices the slices in the order of creation
     * @param <T> the type of the items
     * @return the listing
     */
    public static <T> OrderedListing<T> of(int first, PageSource<T> pages, SliceSource<T> slices) {
        return new OrderedListing<>(
                first,
                Objects.requireNonNull(pages, "pages must not be null"),
                Objects.requireNonNull(slices, "slices must not be null"));
    }

    /**
     * Reads every item once while others add and delete items: in the order of creation, with requests that overlap. The
     * plain listing requests page after page, and misses an item for every one that is deleted before its position.
     *
     * @return the items that exist from the beginning to the end, each once; items added meanwhile may be among them
     * @throws IllegalArgumentException if the query has an order or a page of its own, or pages of less than 20 items
     */
    public EachOnce<T> eachOnce() {
        slices.validate();
        largeEnough(slices.maxSize());
        return EachOnce.of(slices);
    }

    static int largeEnough(int size) {
        if (size < MIN_SLICE) {
            throw new IllegalArgumentException("eachOnce needs pages of at least " + MIN_SLICE + " items, not " + size);
        }
        return size;
    }
}
