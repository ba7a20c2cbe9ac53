package io.kinescope.client.listing;

import io.kinescope.client.error.IncompleteListingException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The pages of a listing by number.
 *
 * <p>With a total, the listing ends with the page whose own number is the last by that total, once as many items have
 * come as it states; or with an empty page, whatever the total states. Without a total, or with one that the page
 * itself disproves, it ends with a page that is empty, short, or equal to the one before.
 */
final class NumberedReading<T> implements Reading<T, Page<T>> {

    private static final int UNKNOWN = 0;

    private final PageSource<T> source;
    private int next;
    private int taken;

    /** The last page that can be requested ahead. */
    private long lastKnown = UNKNOWN;

    /** The number of items up to the end of the last page that was taken. */
    private long received;

    private @Nullable Page<T> previous;
    private boolean done;

    NumberedReading(PageSource<T> source, int first) {
        this.source = source;
        this.next = first;
        this.taken = first - 1;
    }

    @Override
    public boolean canReadAhead() {
        return next <= lastKnown;
    }

    @Override
    public Mono<Page<T>> next() {
        int number = next++;
        return source.page(number).defaultIfEmpty(new Page<>(List.of(), number, 1, null, null));
    }

    @Override
    public @Nullable Page<T> accept(Page<T> page) {
        taken++;
        Page<T> before = previous;
        previous = page;
        if (page.received() == 0) {
            done = true;
            return before == null ? page : null;
        }
        long start = before == null ? offset(page) : received;
        long last = last(page, start);
        if (before != null && repeats(page, before, last)) {
            done = true;
            return null;
        }
        received = start + page.received();
        done = last == UNKNOWN ? page.received() < page.perPage() : page.number() >= last && received >= totalOf(page);
        lastKnown = last == UNKNOWN ? UNKNOWN : taken + last - page.number();
        return page;
    }

    @Override
    public boolean isOnTrack() {
        return true;
    }

    @Override
    public boolean isDone() {
        return done;
    }

    /** Whether the server has no page after the one before, and so has answered with that one or an earlier one. */
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
