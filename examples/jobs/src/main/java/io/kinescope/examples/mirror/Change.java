package io.kinescope.examples.mirror;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a listing beside what the database has of it.
 *
 * @param entry what the API says
 * @param fingerprint of what the listing said
 * @param stored what the database has; null if it has nothing
 */
record Change(Entry entry, String fingerprint, @Nullable Stored stored) {

    /** A row that is there already, be it marked as removed. */
    record Stored(String fingerprint, boolean removed) {}

    static Change of(Entry listed, @Nullable Stored stored) {
        return new Change(listed, listed.fingerprint(), stored);
    }

    /** The fingerprint stays that of the listing, for the next synchronisation will compare it with a listing again. */
    Change with(Entry details) {
        return new Change(details, fingerprint, stored);
    }

    /** Keeps what is stored, or stores what the listing says; either way the next synchronisation will ask again. */
    Change withoutDetails() {
        return new Change(entry, isNew() || stored == null ? "" : stored.fingerprint(), stored);
    }

    boolean isNeeded() {
        return isNew() || (stored != null && !stored.fingerprint().equals(fingerprint));
    }

    Counts counts() {
        if (isNew()) {
            return new Counts(1, 0, 0, 0, 0);
        }
        return isNeeded() ? new Counts(0, 1, 0, 0, 0) : new Counts(0, 0, 0, 1, 0);
    }

    private boolean isNew() {
        return stored == null || stored.removed();
    }
}
