package io.kinescope.examples.mirror;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a listing beside its row in the database.
 *
 * @param entry the entry, with its details if they were fetched
 * @param fingerprint the fingerprint of the entry as it was listed
 * @param stored the row in the database; null if there is none
 */
record Change(Entry entry, String fingerprint, @Nullable Stored stored) {

    /**
     * A row of the database.
     *
     * @param fingerprint the fingerprint of the entry when it was written
     * @param removed whether it is marked as removed
     * @param missing whether this synchronisation has not found it where it was
     * @param createdAt the time of creation, in microseconds
     */
    record Stored(
            String fingerprint,
            boolean removed,
            boolean missing,
            @Nullable Instant createdAt) {

        boolean isGone() {
            return removed || missing;
        }
    }

    static Change of(Entry listed, @Nullable Stored stored) {
        return new Change(listed, listed.fingerprint(), stored);
    }

    /** Keeps the fingerprint of the listing, since the next synchronisation compares it with a listing again. */
    Change with(Entry details) {
        return new Change(details, fingerprint, stored);
    }

    /**
     * Keeps what is stored. If that is nothing, or of an entry that was gone, stores what the listing says. Either way the
     * next synchronisation requests the details.
     */
    Change withoutDetails() {
        return new Change(entry, stored == null || stored.isGone() ? "" : stored.fingerprint(), stored);
    }

    /** Compares the entry with the row as it is now. */
    Change against(@Nullable Stored now) {
        return new Change(entry, fingerprint, now);
    }

    boolean isNeeded() {
        return stored == null || stored.isGone() || !stored.fingerprint().equals(fingerprint);
    }

    Counts counts() {
        if (isNew()) {
            return new Counts(1, 0, 0, 0, 0, 0);
        }
        return isNeeded() ? new Counts(0, 1, 0, 0, 0, 0) : new Counts(0, 0, 0, 1, 0, 0);
    }

    /** A row that is only missing was there when the synchronisation began. */
    private boolean isNew() {
        return stored == null || stored.removed();
    }
}
