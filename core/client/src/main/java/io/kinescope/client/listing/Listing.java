package io.kinescope.client.listing;

import java.util.function.Supplier;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/**
 * The items of a listing that comes in pages: a {@link Flux} of them, which can also be read by {@link #pages()}.
 *
 * <pre>{@code
 * client.videos().list().take(25);
 * client.videos().list(query.page(7)).pages();
 * client.videos().list().readAhead(8);
 * }</pre>
 *
 * <p>A page is asked for when its first item is wanted, and not before: requesting one item sends one request. Every
 * subscriber starts anew, at the query's page. Cancelling asks for nothing more. The listing ends with its last page by
 * the total, or with an empty page whatever the total says. An error comes after the items of the pages before it.
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
        this.source = source;
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
     * Reads the listing by page, asking for a page when it is wanted, and not before.
     *
     * @return the pages in order; at least one, which is empty if the listing is
     */
    public Flux<Page<T>> pages() {
        return new PageFlux<>(readAhead, () -> new NumberedReading<>(source.get(), first));
    }

    /**
     * Reads ahead, for jobs that read everything: page after page is as slow as the way to the server and back. Once the
     * first page has told how many there are, so many pages are on their way or wait to be consumed, and are still
     * passed on in order. A listing whose total the API does not say is read page after page all the same.
     *
     * <p>Eight pages ahead reach the limits of the API if it answers within four seconds; one ahead only gains the time
     * that the caller takes to consume a page.
     *
     * @param pages how many pages are asked for before they are wanted, and held in memory at most; 0, which is the
     *     default, asks for none
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
