/**
 * Listings: lazily read pages and items, and the complete reading of a listing that changes meanwhile.
 *
 * <p>A {@link PageSource} requests pages by number; {@link Listing} reads it for a subscriber. {@code PageFlux} decides
 * which page is requested next, how many are in flight, and where the listing ends: it alone. {@code ItemFlux} turns
 * pages into items and requests a page when its first item is wanted.
 *
 * <p>A {@link SliceSource} requests pages of any size in the order of creation; {@link EachOnce} reads it. Its
 * {@code Cursor} chooses each {@code Slice}, decides which items are new, and where the listing ends.
 *
 * <p>No thread is owned: signals pass on the thread that requests or the one that delivers a page. A drain loop, entered
 * by one thread at a time through an atomic counter, guards all state of {@code PageFlux} and {@code ItemFlux}; a cursor
 * belongs to one subscriber and is only touched where its answers are delivered, one after another.
 */
@NullMarked
package io.kinescope.client.listing;

import org.jspecify.annotations.NullMarked;
