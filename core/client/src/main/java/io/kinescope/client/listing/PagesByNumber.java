package io.kinescope.client.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The pages of a listing by number, up to its {@link ListingEnd}. */
final class PagesByNumber<T> implements PageStrategy<T, Page<T>> {

    private final PageSource<T> source;
    private final ListingEnd<T> end;
    private int next;
    private int taken;

    PagesByNumber(PageSource<T> source, int first) {
        this.source = source;
        this.end = new ListingEnd<>(source);
        this.next = first;
        this.taken = first - 1;
    }

    @Override
    public boolean canReadAhead() {
        return next <= taken + end.pagesLeft();
    }

    @Override
    public Mono<Page<T>> next() {
        int number = next++;
        return source.page(number).defaultIfEmpty(new Page<>(List.of(), number, 1, null, null));
    }

    @Override
    public @Nullable Page<T> accept(Page<T> page) {
        taken++;
        return end.belongs(page) ? page : null;
    }

    @Override
    public boolean isOnTrack() {
        return true;
    }

    @Override
    public boolean isDone() {
        return end.isReached();
    }
}
