/**
 * Listings: lazily read pages and items, and the complete reading of a listing that changes meanwhile.
 *
 * <p>A {@link PageSource} requests pages by number, a {@link SliceSource} pages of any size in the order of creation.
 * {@code PageFlux} requests pages on demand, keeps up to n of them in flight, and delivers them in order. Which page comes
 * next and what it contributes is decided by a {@code PageStrategy}, of which every subscriber has its own: {@code
 * PagesByNumber} for {@link Listing}, {@code PagesByCreation} with its {@code Position} for {@link EachOnce}. The former
 * ends where {@code ListingEnd} says; the latter with its total or, without one, where {@code UntotalledEnd} confirms it.
 * {@code ItemFlux} turns pages into items and requests a page when its first item is wanted.
 *
 * <p>No thread is owned: signals pass on the thread that requests or the one that delivers a page. A drain loop, entered
 * by one thread at a time through an atomic counter, guards all state of {@code PageFlux} and {@code ItemFlux}; a
 * {@code PageStrategy} is only called inside that loop.
 */
@NullMarked
package io.kinescope.client.listing;

import org.jspecify.annotations.NullMarked;
