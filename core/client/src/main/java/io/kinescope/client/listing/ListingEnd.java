package io.kinescope.client.listing;

import io.kinescope.client.error.IncompleteListingException;
import org.jspecify.annotations.Nullable;

/**
 * The end of a listing whose pages are read by number.
 *
 * <p>With a total, the listing ends with the page whose own number is the last by that total, once as many items have
 * come as it states; or with an empty page, whatever the total states. Without a total, or with one that the page
 * itself disproves, it ends with a page that is empty, short, or equal to the one before.
 */
final class ListingEnd<T> {

    private static final int UNKNOWN = 0;

    private final PageSource<T> source;

    /** The number of items up to the end of the last page. */
    private long received;

    private @Nullable Page<T> previous;
    private long pagesLeft;
    private boolean reached;

    ListingEnd(PageSource<T> source) {
        this.source = source;
    }

    /** Takes the next page; returns whether it is part of the listing, and not what comes in place of a page behind its end. */
    boolean belongs(Page<T> page) {
        Page<T> before = previous;
        previous = page;
        if (page.received() == 0) {
            reached = true;
            return before == null;
        }
        long start = before == null ? offset(page) : received;
        long last = last(page, start);
        if (before != null && repeats(page, before, last)) {
            reached = true;
            return false;
        }
        received = start + page.received();
        reached =
                last == UNKNOWN ? page.received() < page.perPage() : page.number() >= last && received >= totalOf(page);
        pagesLeft = last == UNKNOWN ? 0 : last - page.number();
        return true;
    }

    boolean isReached() {
        return reached;
    }

    /** Returns the number of pages behind the last one that are known to exist; not above 0 if none is. */
    long pagesLeft() {
        return pagesLeft;
    }

    /** Returns whether the server has no page after the one before, and so has answered with that one or an earlier one. */
    private boolean repeats(Page<T> page, Page<T> before, long last) {
        if (last == UNKNOWN) {
            return page.items().equals(before.items());
        }
        if (page.number() > before.number()) {
            return false;
        }
        if (page.number() >= last) {
            return true;
        }
        throw new IncompleteListingException(
                source.operation(),
                "page " + page.number() + " came where the one after page " + before.number()
                        + " was requested, and there are " + last);
    }

    /** The number of the last page by the total; unknown if more items have come than it states. */
    private static long last(Page<?> page, long start) {
        long total = totalOf(page);
        return start + page.received() > total ? UNKNOWN : (total - 1) / page.perPage() + 1;
    }

    private static long totalOf(Page<?> page) {
        Long total = page.total();
        return total == null ? UNKNOWN : total;
    }

    private static long offset(Page<?> page) {
        return (page.number() - 1L) * page.perPage();
    }
}
