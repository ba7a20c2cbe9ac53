package io.kinescope.examples.mirror;

/** A listener to a synchronisation. Its methods are called on the threads of the database and must not block. */
interface SyncListener {

    /** Videos were written. */
    void advanced(SyncProgress progress);

    /** An entry of a listing was left out, because the database cannot take it. */
    void skipped(SkippedEntry entry);

    /** An entry stayed as it was, because the API refused a request for it. */
    void refused(Refusal refusal);
}
