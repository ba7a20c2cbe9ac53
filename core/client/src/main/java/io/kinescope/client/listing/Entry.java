package io.kinescope.client.listing;

import io.kinescope.client.error.IncompleteListingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An item with its place in the order of creation.
 *
 * @param item the item
 * @param id its id; if it has none, its time of creation stands for it
 * @param moment its time of creation; if it states none, that of the item before it
 * @param dated whether it states a time of creation
 */
record Entry<T>(T item, String id, Instant moment, boolean dated) {

    /** Later times are of another unit than seconds, and a server that writes them does not sort by them. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /**
     * Returns the entries of a slice.
     *
     * @param otherwise the time of creation where no item states one
     */
    static <T> List<Entry<T>> of(SliceSource<T> source, List<T> items, Instant otherwise) {
        List<Entry<T>> entries = new ArrayList<>(items.size());
        Set<String> standIns = new HashSet<>();
        Instant before = firstStated(source, items);
        Instant moment = before == null ? otherwise : before;
        for (T item : items) {
            Instant stated = createdAt(source, item);
            if (stated != null && stated.isBefore(moment)) {
                throw new IncompleteListingException(
                        source.operation(),
                        "it is not in the order of creation, an item of " + stated + " follows one of " + moment);
            }
            moment = stated == null ? moment : stated;
            String id = source.id(item);
            if (id == null) {
                id = "@" + (stated == null ? "" : stated);
                if (!standIns.add(id)) {
                    throw new IncompleteListingException(
                            source.operation(), "several items created at " + moment + " have no id");
                }
            }
            entries.add(new Entry<>(item, id, moment, stated != null));
        }
        return entries;
    }

    private static <T> @Nullable Instant firstStated(SliceSource<T> source, List<T> items) {
        for (T item : items) {
            Instant stated = createdAt(source, item);
            if (stated != null) {
                return stated;
            }
        }
        return null;
    }

    private static <T> @Nullable Instant createdAt(SliceSource<T> source, T item) {
        Instant stated = source.createdAt(item);
        return stated == null || stated.isBefore(Instant.EPOCH) || stated.isAfter(LATEST) ? null : stated;
    }
}
