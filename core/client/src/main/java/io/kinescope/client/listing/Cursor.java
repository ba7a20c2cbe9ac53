package io.kinescope.client.listing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A position in a listing that changes, known by the time of creation and not by a number.
 *
 * <p>Every slice that is read begins before the position: its first item is older than the last one that was seen. Then
 * whatever was not seen yet is in this slice or behind it. The API can only be asked for page n of size s, so the size
 * is chosen to make a page begin before the wanted offset and reach as far as possible.
 */
final class Cursor<T> {

    private static final long UNKNOWN = -1;

    /** How many answers in a row must end before the total until that is believed. */
    private static final int TIMES_TOLD = 3;

    /** How many pages without anything new end a listing whose total is unknown. */
    private static final int PAGES_OF_NOTHING = 10;

    private final SliceSource<T> source;
    private final Consumer<Shift> shifts;
    private int largest;

    private @Nullable Instant newest;
    private final Set<String> seenOfNewest = new LinkedHashSet<>();
    private long seen;

    /** Where the next slice should begin, if nothing moves. */
    private long from;

    /** More items than a slice can overlap with were created at one moment, so their order has to be trusted. */
    private boolean withinLongTie;

    private long back;
    private long total = UNKNOWN;
    private int endedEarly;

    /** How many items of a slice the next one begins before its end. */
    private int overlap = 2;

    private boolean onTrack = true;
    private boolean done;

    Cursor(SliceSource<T> source, @Nullable Checkpoint start, Consumer<Shift> shifts) {
        this.source = source;
        this.shifts = shifts;
        this.largest = source.maxSize();
        if (start != null) {
            this.newest = start.createdAt();
            this.seenOfNewest.addAll(start.ids());
            this.seen = start.offset();
            this.from = seen - start.ids().size() - 1;
        }
    }

    boolean hasMore() {
        return !done;
    }

    /** Whether the slice after the last one is among those that {@link #ahead()} gave, and the one to go on with. */
    boolean isOnTrack() {
        return onTrack;
    }

    /** The slice to ask for. */
    Slice next() {
        return Slice.beginningBefore(Math.max(0, from - back), largest);
    }

    /**
     * The slice to ask for, and those after it if nothing moves, as far as the total is known. After others had to be
     * asked for it is the one alone, so that a listing that keeps moving does not cost many requests in vain.
     */
    Flux<Slice> ahead() {
        boolean alone = !onTrack;
        int size = largest;
        int shared = overlap;
        return Flux.generate(this::next, (slice, sink) -> {
            Slice following = slice.next(size, shared);
            sink.next(slice);
            if (alone || slice.end() >= total || following.end() <= slice.end()) {
                sink.complete();
            }
            return following;
        });
    }

    /** Returns the items of a slice that were not seen yet; none if an earlier one has to be asked for. */
    List<Checkpointed<T>> accept(Slice slice, Page<T> page) {
        onTrack = false;
        total = page.total() == null ? UNKNOWN : page.total();
        boolean smaller = fullSize(slice, page) < slice.size();
        if (smaller) {
            largest = OrderedListing.largeEnough(fullSize(slice, page));
        }
        long start = smaller && slice.page() > 1 ? -1 : slice.offset();
        boolean isShort = page.items().size() < fullSize(slice, page);
        if (!smaller && isShort && slice.offset() + page.items().size() < total) {
            endedEarly++;
        }
        if (start < 0 || !continues(page.items(), start)) {
            stepBack(smaller);
            return List.of();
        }
        back = 0;
        List<Checkpointed<T>> unseen = see(page.items(), start);
        if (!unseen.isEmpty()) {
            endedEarly = 0;
        }
        long end = start + page.items().size();
        done = total == UNKNOWN
                ? isShort || (unseen.isEmpty() && start > seen + (long) PAGES_OF_NOTHING * largest)
                : end >= total || endedEarly == TIMES_TOLD;
        if (!done && !page.items().isEmpty()) {
            plan(page.items(), start);
            onTrack = !smaller && !withinLongTie && slice.next(largest, overlap).offset() <= from;
            overlap = Math.max(overlap, Math.toIntExact(Math.min(end - from, largest / 4)));
        }
        return unseen;
    }

    /** A page without a total says nothing of its size either. */
    private int fullSize(Slice slice, Page<T> page) {
        return page.total() == null ? slice.size() : page.perPage();
    }

    private boolean continues(List<T> items, long start) {
        if (start == 0) {
            return true;
        }
        Instant position = newest;
        if (items.isEmpty() || position == null) {
            return false;
        }
        int order = createdAt(items.get(0), position).compareTo(position);
        return order < 0 || (order == 0 && withinLongTie);
    }

    /** Deletions leave no trace of how many there were, so the steps double. */
    private void stepBack(boolean smaller) {
        if (!smaller) {
            back = back == 0 ? largest : back * 2;
        }
    }

    private List<Checkpointed<T>> see(List<T> items, long start) {
        long known = items.stream().filter(this::isSeen).count();
        if (known == items.size()) {
            return List.of();
        }
        if (newest != null && start + known != seen) {
            shifts.accept(new Shift(seen, start + known));
        }
        seen = start + known;
        List<Checkpointed<T>> unseen = new ArrayList<>();
        for (T item : items) {
            if (!isSeen(item)) {
                unseen.add(see(item));
            }
        }
        return unseen;
    }

    private Checkpointed<T> see(T item) {
        Instant createdAt = createdAt(item, newest);
        if (!createdAt.equals(newest)) {
            newest = createdAt;
            seenOfNewest.clear();
        }
        seenOfNewest.add(source.id(item));
        seen++;
        return new Checkpointed<>(item, new Checkpoint(source.name(), seen, createdAt, List.copyOf(seenOfNewest)));
    }

    private boolean isSeen(T item) {
        Instant position = newest;
        if (position == null) {
            return false;
        }
        int order = createdAt(item, position).compareTo(position);
        return order < 0 || (order == 0 && seenOfNewest.contains(source.id(item)));
    }

    /** Lets the next slice begin one item before those created at the moment of the last one here. */
    private void plan(List<T> items, long start) {
        long end = start + items.size();
        from = start + older(items) - 1;
        withinLongTie = Slice.beginningBefore(from, largest).end() <= end;
        if (withinLongTie) {
            from = end - 1;
        }
    }

    /** How many items were created before the last one. */
    private int older(List<T> items) {
        Instant last = createdAt(items.get(items.size() - 1), newest);
        int older = items.size() - 1;
        while (older > 0 && createdAt(items.get(older - 1), newest).equals(last)) {
            older--;
        }
        return older;
    }

    /** An item that does not say when it was created counts as created with the one before it. */
    private Instant createdAt(T item, @Nullable Instant before) {
        Instant said = source.createdAt(item);
        if (said != null) {
            return said;
        }
        return before == null ? Instant.EPOCH : before;
    }
}
