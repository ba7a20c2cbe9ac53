/**
 * Listings as lazily read pages and items, and the complete reading of a listing that changes meanwhile.
 */
@NullMarked
package io.kinescope.client.listing;

import org.jspecify.annotations.NullMarked;
