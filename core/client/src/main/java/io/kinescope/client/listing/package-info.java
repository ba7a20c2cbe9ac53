/**
 * Listings: lazily read pages and items, and the complete reading of a listing that changes meanwhile.
 *
 * <p>A {@link PageSource} requests pages by number, a {@link SliceSource} pages of any size in the order of creation.
 * {@code PageFlux} requests pages on demand, keeps up to n of them in flight, and delivers them in order. Which page comes
 * next, what it contributes and where the listing ends is decided by a {@code Reading}, of which every subscriber has its
 * own: {@code NumberedReading} for {@link Listing}, {@code Cursor} with its {@code Position} for {@link EachOnce}.
 * {@code ItemFlux} turns pages into items and requests a page when its first item is wanted.
 *
 * <p>No thread is owned: signals pass on the thread that requests or the one that delivers a page. A drain loop, entered
 * by one thread at a time through an atomic counter, guards all state of {@code PageFlux} and {@code ItemFlux}; a
 * {@code Reading} is only called inside that loop.
 */
@NullMarked
package io.kinescope.client.listing;

import org.jspecify.annotations.NullMarked;
