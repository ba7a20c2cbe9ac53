package io.kinescope.client.listing;

import reactor.core.publisher.Mono;

/**
 * A source of the pages of one listing.
 *
 * <p>{@link Listing#of} makes a listing of it. In a test, that takes one line and no server:
 *
 * <pre>{@code
 * PageSource<String> library = number -> Mono.just(new Page<>(List.of("item " + number), number, 1, 3L, null));
 * Listing<String> listing = Listing.of(1, library);
 * }</pre>
 *
 * @param <T> the type of the items
 */
@FunctionalInterface
public interface PageSource<T> {

    /**
     * Returns a page. A listing calls this from one thread at a time.
     *
     * @param number the number of the page; the first is 1
     * @return the page, requested on subscription
     */
    Mono<Page<T>> page(int number);

    /**
     * Returns the operation that errors name.
     *
     * @return the operation; by default {@code the listing}
     */
    default String operation() {
        return "the listing";
    }
}
