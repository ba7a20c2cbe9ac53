package io.kinescope.client.listing;

/**
 * An item of a listing with the position after it.
 *
 * @param item the item
 * @param checkpoint the position after the item
 * @param <T> the type of the item
 */
public record Checkpointed<T>(T item, Checkpoint checkpoint) {}
