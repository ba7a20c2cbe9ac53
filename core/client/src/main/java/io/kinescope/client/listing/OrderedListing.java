package io.kinescope.client.listing;

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
     * Returns a listing over two sources of the same items.
     *
     * @param first the number of the first page
     * @param pages the pages in the order of the query; it has no state of its own
     * @param slices the slices in the order of creation
     * @param <T> the type of the items
     * @return the listing
     */
    public static <T> OrderedListing<T> of(int first, PageSource<T> pages, SliceSource<T> slices) {
        return new OrderedListing<>(first, pages, slices);
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
