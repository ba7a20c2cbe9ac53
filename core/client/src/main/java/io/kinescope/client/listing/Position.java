package io.kinescope.client.listing;

import io.kinescope.client.error.IncompleteListingException;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A position in the order of creation: every item that was created before its moment has been read, and of those created
 * at its moment the ones whose ids it holds.
 */
final class Position<T> {

    /** Items that state no time of creation are told apart by their ids alone, which have to be kept. */
    private static final int MAX_UNDATED = 1_000;

    private final SliceSource<T> source;

    private @Nullable Instant moment;

    /** The ids read at this moment, in order, and of all items without a time; whether one may have no time. */
    private final Map<String, Boolean> ids = new LinkedHashMap<>();

    private int undated;

    /** The number of items in the listing up to the position. */
    private long offset;

    Position(SliceSource<T> source, @Nullable Checkpoint start) {
        this.source = source;
        if (start != null) {
            moment = start.createdAt();
            start.ids().forEach(id -> ids.put(id, true));
            offset = start.offset();
        }
    }

    long offset() {
        return offset;
    }

    /** Returns whether an item has been read, in this run or the one that it resumes. */
    boolean isBegun() {
        return moment != null;
    }

    List<Entry<T>> entries(List<T> items) {
        return Entry.of(source, items, moment == null ? Instant.EPOCH : moment);
    }

    /** Returns whether the entry was created before the position's moment, so that nothing before it is unread. */
    boolean isAfter(Entry<T> entry) {
        return moment != null && entry.moment().isBefore(moment);
    }

    boolean isRead(Entry<T> entry) {
        return isAfter(entry)
                || (isKnown(entry) && !(entry.dated() && entry.moment().isAfter(moment)));
    }

    private boolean isKnown(Entry<T> entry) {
        return ids.containsKey(entry.id());
    }

    /**
     * Checks that entries of the position's moment come in the order in which they were read, followed by the unread ones:
     * where a slice begins within the moment, only that tells that nothing before it is unread.
     */
    void checkOrder(List<Entry<T>> entries) {
        Iterator<String> order = ids.keySet().iterator();
        boolean unread = false;
        for (Entry<T> entry : entries) {
            if (!entry.moment().equals(moment)) {
                return;
            }
            unread |= !isKnown(entry);
            if (isKnown(entry) && (unread || !advance(order, entry.id()))) {
                throw new IncompleteListingException(
                        source.operation(),
                        "more items were created at " + moment + " than a page holds, and their order changes");
            }
        }
    }

    private static boolean advance(Iterator<String> order, String id) {
        while (order.hasNext()) {
            if (order.next().equals(id)) {
                return true;
            }
        }
        return false;
    }

    void moveTo(long newOffset) {
        offset = newOffset;
    }

    /** Moves the position behind an entry, and returns its checkpoint. */
    Checkpointed<T> read(Entry<T> entry) {
        if (moment == null || entry.moment().isAfter(moment)) {
            moment = entry.moment();
            ids.values().removeIf(withoutTime -> !withoutTime);
        }
        if (!entry.dated() && ++undated > MAX_UNDATED) {
            throw new IncompleteListingException(
                    source.operation(), "more than " + MAX_UNDATED + " items state no time of creation");
        }
        ids.put(entry.id(), !entry.dated());
        offset++;
        return new Checkpointed<>(
                entry.item(), new Checkpoint(source.name(), offset, entry.moment(), List.copyOf(ids.keySet())));
    }

    /** A resumed position does not know which of its ids belong to items without a time until it meets them. */
    void recognize(List<Entry<T>> entries) {
        for (Entry<T> entry : entries) {
            if (entry.dated()) {
                ids.computeIfPresent(entry.id(), (id, withoutTime) -> false);
            }
        }
    }
}
