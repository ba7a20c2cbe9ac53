package io.kinescope.client.listing;

/**
 * A part of a listing, which the API can only be asked for as page n of size s.
 *
 * @param page the page, from 1
 * @param size how many items a page has
 */
record Window(int page, int size) {

    long offset() {
        return (page - 1L) * size;
    }

    long end() {
        return offset() + size;
    }

    /** The page that begins at the offset or before it, and of those the one that reaches farthest. */
    static Window beginningBefore(long offset, int largest) {
        Window best = new Window(1, largest);
        for (int size = largest; size > 0; size--) {
            Window window = new Window(Math.toIntExact(Math.max(offset, 0) / size + 1), size);
            if (window.end() > best.end()) {
                best = window;
            }
        }
        return best;
    }

    /** The window that goes on after this one, sharing so many items with it at least. */
    Window next(int largest, int overlap) {
        return beginningBefore(end() - overlap, largest);
    }
}
