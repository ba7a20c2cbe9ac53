package io.kinescope.client.listing;

import io.kinescope.client.listing.OrderedListing.Windows;
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
 * <p>Every window that is read begins before the position: its first item is older than the last one that was seen. Then
 * whatever was not seen yet is in this window or behind it. The API can only be asked for page n of size s, so the size
 * is chosen to make a page begin before the wanted offset and reach as far as possible.
 */
final class Cursor<T> {

    private static final long UNKNOWN = -1;

    /** How many answers in a row must end before the total until that is believed. */
    private static final int TIMES_TOLD = 3;

    /** How many pages without anything new end a listing whose total is unknown. */
    private static final int PAGES_OF_NOTHING = 10;

    private final Windows<T> windows;
    private final Consumer<Shift> shifts;
    private int largest;

    private @Nullable Instant newest;
    private final Set<String> seenOfNewest = new LinkedHashSet<>();
    private long seen;

    /** Where the next window should begin, if nothing moves. */
    private long from;

    /** More items than a window can overlap with were created at one moment, so their order has to be trusted. */
    private boolean withinLongTie;

    private long back;
    private long total = UNKNOWN;
    private int endedEarly;

    /** How many items of a window the next one begins before its end. */
    private int overlap = 2;

    private boolean onTrack = true;
    private boolean done;

    Cursor(Windows<T> windows, @Nullable Checkpoint start, Consumer<Shift> shifts) {
        this.windows = windows;
        this.shifts = shifts;
        this.largest = windows.largest();
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

    /** Whether the window after the last one is among those that {@link #ahead()} gave, and the one to go on with. */
    boolean isOnTrack() {
        return onTrack;
    }

    /** The window to ask for. */
    Window next() {
        return Window.beginningBefore(Math.max(0, from - back), largest);
    }

    /**
     * The window to ask for, and those after it if nothing moves, as far as the total is known. After others had to be
     * asked for it is the one alone, so that a listing that keeps moving does not cost many requests in vain.
     */
    Flux<Window> ahead() {
        boolean alone = !onTrack;
        int size = largest;
        int shared = overlap;
        return Flux.generate(this::next, (window, sink) -> {
            Window following = window.next(size, shared);
            sink.next(window);
            if (alone || window.end() >= total || following.end() <= window.end()) {
                sink.complete();
            }
            return following;
        });
    }

    /** Returns the items of a window that were not seen yet; none if an earlier one has to be asked for. */
    List<Checkpointed<T>> accept(Window window, Page<T> page) {
        onTrack = false;
        total = page.total() == null ? UNKNOWN : page.total();
        boolean smaller = fullSize(window, page) < window.size();
        if (smaller) {
            largest = OrderedListing.largeEnough(fullSize(window, page));
        }
        long start = smaller && window.page() > 1 ? -1 : window.offset();
        boolean isShort = page.items().size() < fullSize(window, page);
        if (!smaller && isShort && window.offset() + page.items().size() < total) {
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
            onTrack =
                    !smaller && !withinLongTie && window.next(largest, overlap).offset() <= from;
            overlap = Math.max(overlap, Math.toIntExact(Math.min(end - from, largest / 4)));
        }
        return unseen;
    }

    /** A page without a total says nothing of its size either. */
    private int fullSize(Window window, Page<T> page) {
        return page.total() == null ? window.size() : page.perPage();
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
        seenOfNewest.add(windows.id().apply(item));
        seen++;
        return new Checkpointed<>(item, new Checkpoint(windows.name(), seen, createdAt, List.copyOf(seenOfNewest)));
    }

    private boolean isSeen(T item) {
        Instant position = newest;
        if (position == null) {
            return false;
        }
        int order = createdAt(item, position).compareTo(position);
        return order < 0 || (order == 0 && seenOfNewest.contains(windows.id().apply(item)));
    }

    /** Lets the next window begin one item before those created at the moment of the last one here. */
    private void plan(List<T> items, long start) {
        long end = start + items.size();
        from = start + older(items) - 1;
        withinLongTie = Window.beginningBefore(from, largest).end() <= end;
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
        Instant said = windows.createdAt().apply(item);
        if (said != null) {
            return said;
        }
        return before == null ? Instant.EPOCH : before;
    }
}
