package io.kinescope.examples.mirror;

/**
 * How far a synchronisation has come with the videos.
 *
 * @param videos how many are done, those of earlier processes included
 * @param total how many there are; more once there are more
 * @param requestsLeft how many requests the rest takes, as far as can be told
 */
record SyncProgress(long videos, long total, long requestsLeft) {}
