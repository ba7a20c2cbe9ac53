package io.kinescope.client.listing;

/**
 * A shift of a listing while it is read: items before the position were deleted or added.
 *
 * @param expected the number of items up to the position when it was reached
 * @param found the number of these items now; fewer after deletions
 */
public record Shift(long expected, long found) {}
