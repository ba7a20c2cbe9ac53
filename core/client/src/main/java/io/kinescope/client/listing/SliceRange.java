package io.kinescope.client.listing;

/**
 * The part of a listing that a slice turned out to be.
 *
 * @param start the offset of its first item
 * @param received the number of its items
 * @param size the number of items that it could have
 * @param total the total of the listing; negative if it is unknown, or if the slice itself disproves it
 * @param isCapped whether the server gives fewer items a page than were requested
 */
record SliceRange(long start, int received, int size, long total, boolean isCapped) {

    private static final long UNKNOWN = -1;

    /** Returns the part that was requested. */
    static SliceRange asRequested(Slice slice, Page<?> page) {
        return of(slice.offset(), slice.size(), page, false);
    }

    /** Returns the part that begins elsewhere, because the page is smaller than requested. */
    static SliceRange capped(Slice slice, Page<?> page) {
        return of((slice.page() - 1L) * page.perPage(), page.perPage(), page, true);
    }

    private static SliceRange of(long start, int size, Page<?> page, boolean isCapped) {
        Long total = page.total();
        boolean isKnown = total != null && start + page.received() <= total;
        return new SliceRange(start, page.received(), size, isKnown ? total : UNKNOWN, isCapped);
    }

    boolean isKnown() {
        return total != UNKNOWN;
    }

    boolean isLast() {
        return isKnown() && end() >= total;
    }

    long end() {
        return start + received;
    }

    /** Returns whether the total says that there are items which the slice should have and has not. */
    boolean lacksItems() {
        return isKnown() && received < Math.min(size, total - start);
    }
}
