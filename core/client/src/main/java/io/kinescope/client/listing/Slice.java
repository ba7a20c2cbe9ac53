package io.kinescope.client.listing;

/**
 * A part of a listing. The API only knows page n of size s, so a slice is one of these.
 *
 * @param page the number of the page, from 1
 * @param size the number of items on a page
 */
record Slice(int page, int size) {

    long offset() {
        return (page - 1L) * size;
    }

    long end() {
        return offset() + size;
    }

    /** Returns the slice that reaches farthest of those that begin at the offset or before it. */
    static Slice beginningBefore(long offset, int largest) {
        Slice best = new Slice(1, largest);
        for (int size = largest; size > 0; size--) {
            Slice slice = new Slice(Math.toIntExact(Math.max(offset, 0) / size + 1), size);
            if (slice.end() > best.end()) {
                best = slice;
            }
        }
        return best;
    }

    /** Returns the slice that follows this one and shares at least so many items with it. */
    Slice next(int largest, int overlap) {
        return beginningBefore(end() - overlap, largest);
    }
}
