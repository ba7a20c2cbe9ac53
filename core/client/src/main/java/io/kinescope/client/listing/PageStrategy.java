package io.kinescope.client.listing;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The strategy by which one subscriber reads a listing: it decides which page is requested next, what a page contributes,
 * and where the listing ends. Called by one thread at a time.
 *
 * @param <T> the type of the items
 * @param <R> the type of what a page contributes
 */
interface PageStrategy<T, R> {

    /** Returns whether the page after those in flight is known before they have arrived. */
    boolean canReadAhead();

    /** Returns the page after those in flight, which counts as in flight from now on. */
    Mono<Page<T>> next();

    /** Takes the first page in flight, and returns what it contributes; null if that is nothing. */
    @Nullable
    R accept(Page<T> page);

    /** Returns whether the pages in flight are those that follow the page that was taken last. */
    boolean isOnTrack();

    /** Returns whether the listing has ended. */
    boolean isDone();
}
