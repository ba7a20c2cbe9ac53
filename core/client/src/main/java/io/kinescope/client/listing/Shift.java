package io.kinescope.client.listing;

/**
 * A listing that moved under a job that reads it: items before its position were deleted or added.
 *
 * @param expected how many items there were up to the position when it was reached
 * @param found how many there are now; fewer after deletions
 */
public record Shift(long expected, long found) {}
