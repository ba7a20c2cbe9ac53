package io.kinescope.client.listing;

/**
 * An item of a listing, and where a job has come to once it is done with it.
 *
 * @param item the item
 * @param checkpoint where to go on after this item
 * @param <T> the type of the item
 */
public record Checkpointed<T>(T item, Checkpoint checkpoint) {}
