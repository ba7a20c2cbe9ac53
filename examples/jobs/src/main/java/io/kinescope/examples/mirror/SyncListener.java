package io.kinescope.examples.mirror;

/** A listener to a synchronisation. Its methods are called on the threads of the database and must not block. */
interface SyncListener {

    /** Videos were written. */
    void advanced(SyncProgress progress);

    /** An entry of a listing was left out, because the database cannot take it. */
    void skipped(SkippedEntry entry);

    /** A request for an entry was refused, or its answer not readable. */
    void refused(Refusal refusal);
}
