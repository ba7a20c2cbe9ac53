package io.kinescope.client.listing;

import io.kinescope.client.error.IncompleteListingException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/**
 * A paginated listing: a {@link Flux} of the items, which {@link #pages()} reads as pages.
 *
 * <pre>{@code
 * client.videos().list().take(25);
 * client.videos().list(query.page(7)).pages();
 * client.videos().list().readAhead(8);
 * }</pre>
 *
 * <p>A page is requested when its first item is requested: one item costs one request. Every subscriber starts anew, at the
 * query's page. Cancelling ends all requests. An error comes after the items of the pages before it.
 *
 * <p>The total and the page's own number decide where the listing ends: with the last page that the total implies, when that
 * many items were received. Without a total, or when more items were received than it states, a page that is empty, short or
 * equal to the one before ends it. An empty page always does, even if the total states more: a job that needs every item
 * reads with {@link OrderedListing#eachOnce()}. If the API keeps returning an earlier page, the listing fails with an
 * {@link IncompleteListingException}.
 *
 * @param <T> the type of the items
 */
public sealed class Listing<T> extends Flux<T> permits OrderedListing {

    private final int first;
    private final int readAhead;
    private final Supplier<PageSource<T>> source;

    Listing(int first, int readAhead, Supplier<PageSource<T>> source) {
        this.first = first;
        this.readAhead = readAhead;
        this.source = Objects.requireNonNull(source, "source must not be null");
    }

    /**
     * Returns a listing of items at hand, in pages of 100: for tests of code that takes a listing.
     *
     * @param items the items
     * @param <T> the type of the items
     * @return the listing, which sends no request
     */
    public static <T> Listing<T> of(List<? extends T> items) {
        return of(1, ItemPages.of(items));
    }

    /**
     * Returns a listing over a source of pages.
     *
     * @param first the number of the first page
     * @param source the source, shared by all subscribers
     * @param <T> the type of the items
     * @return the listing
     */
    public static <T> Listing<T> of(int first, PageSource<T> source) {
        Objects.requireNonNull(source, "source must not be null");
        return defer(first, () -> source);
    }

    /**
     * Returns a listing whose source has state: every subscriber gets a source of its own.
     *
     * @param first the number of the first page
     * @param source creates the source for one subscriber
     * @param <T> the type of the items
     * @return the listing
     */
    public static <T> Listing<T> defer(int first, Supplier<PageSource<T>> source) {
        return new Listing<>(first, 0, source);
    }

    /**
     * Reads the listing by page. Each page is requested on demand.
     *
     * @return the pages in order; at least one, which is empty if the listing is
     */
    public Flux<Page<T>> pages() {
        return new PageFlux<>(readAhead, () -> new PagesByNumber<>(source.get(), first));
    }

    /**
     * Reads ahead, for jobs that read everything: reading page by page is bound by the round-trip time. Once the first page
     * has stated the total, so many further pages are in flight or wait, in order; they are requested before the consumer
     * gets the page. A listing whose total the API does not state is read page by page.
     *
     * <p>Eight pages ahead reach the API's 300 requests a minute while it responds within 1.6 s. Reading one page ahead
     * overlaps the request with the processing of the current page.
     *
     * @param pages the maximum number of pages in flight or waiting, besides the one being consumed; 0, which is the
     *     default, requests each page on demand
     * @return the same listing, reading ahead
     */
    public Listing<T> readAhead(int pages) {
        return new Listing<>(first, pagesAhead(pages), source);
    }

    static int pagesAhead(int pages) {
        if (pages < 0) {
            throw new IllegalArgumentException("readAhead is a number of pages from 0 on, not " + pages);
        }
        return pages;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        new ItemFlux<>(pages().map(Page::items)).subscribe(actual);
    }
}
