package io.kinescope.client.listing;

import org.jspecify.annotations.Nullable;

/**
 * The end of a listing that states no total, which is confirmed before it is believed: a slice came short, the page behind
 * it is empty, and the slice has nothing unread when it is read again, since items that were behind it may have moved into
 * it before that page was read.
 */
final class UntotalledEnd {

    private @Nullable Slice shortSlice;

    /** True if the page behind the short slice was empty. */
    private boolean isConfirming;

    /** Returns the slice by which a suspected end is checked next; null if none is suspected. */
    @Nullable
    Slice check() {
        if (shortSlice == null || isConfirming) {
            return shortSlice;
        }
        return new Slice(shortSlice.page() + 1, shortSlice.size());
    }

    boolean isSuspected() {
        return shortSlice != null;
    }

    /** Returns whether the short slice is read again. */
    boolean isConfirming() {
        return isConfirming;
    }

    /** The slice came short. */
    void suspect(Slice slice) {
        shortSlice = slice;
    }

    /** The page behind the short slice is empty. */
    void confirm() {
        isConfirming = true;
    }

    void discard() {
        shortSlice = null;
        isConfirming = false;
    }
}
