package io.kinescope.examples.mirror;

/**
 * The progress of a synchronisation with the videos.
 *
 * @param videos the number of videos that are done, including those of earlier processes
 * @param total the number of all videos; it grows if there are more
 * @param requestsLeft an estimate of the requests that the rest takes
 */
record SyncProgress(long videos, long total, long requestsLeft) {}
