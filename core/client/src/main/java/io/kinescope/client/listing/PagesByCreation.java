package io.kinescope.client.listing;

import io.kinescope.client.error.IncompleteListingException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The slices of a listing that changes, read in the order of creation.
 *
 * <p>Every slice has to begin before the {@link Position}: its first item is older than the last one read. Then whatever is
 * unread lies in this slice or behind it. The API only knows page n of size s, so the size is chosen to make a page begin
 * before the wanted offset and reach as far as possible. No choice of sizes needs fewer requests: at 100 items a page and an
 * overlap of two, 1,153 for 100,000 items. Fewer overlaps would only tell afterwards, by the offset, that items were
 * deleted; and a deleted item and a restored one leave the offset as it was.
 *
 * <p>What a slice contributes is decided by its items, never by its offset, which is only where it should be.
 */
final class PagesByCreation<T> implements PageStrategy<T, List<Checkpointed<T>>> {

    private static final long UNKNOWN = -1;

    /** The number of slices in a row that lack items, with no unread one in any, after which the listing is incomplete. */
    private static final int MAX_LACKING = 3;

    /** The number of slices that may begin behind the position, with no unread item in any, before the reading gives up. */
    private static final int MAX_RETREATS = 100;

    /** The number of items with an earlier time of creation that may be added at once. */
    private static final int FEW = 3;

    /** The number of items that two slices within one moment share, to see that their order stays. */
    private static final int TIE_OVERLAP = 10;

    private final SliceSource<T> source;
    private final Consumer<Shift> shifts;
    private final Position<T> position;
    private final Deque<Slice> inFlight = new ArrayDeque<>();

    /** The offsets of the items of the last slice, by id. */
    private final Map<String, Long> offsets = new HashMap<>();

    private int largest;

    /** The offset at which the next slice should begin, if nothing moves. */
    private long from;

    /** The number of items before that offset at which it begins, since a slice began behind the position. */
    private long back;

    /** The end where the total is unknown. */
    private final UntotalledEnd end = new UntotalledEnd();

    /** More items than a slice can overlap with were created at one moment, so their order has to be trusted. */
    private boolean withinLongTie;

    private long total = UNKNOWN;
    private int lacking;
    private int retreats;
    private int repeats;

    /** The number of items before the end of a slice at which the next one begins. */
    private int overlap = 2;

    /** The overlap that was needed so far; it takes effect when slices in flight turn out to lack it. */
    private int widest = overlap;

    private boolean onTrack = true;
    private boolean steady;
    private boolean done;

    PagesByCreation(SliceSource<T> source, @Nullable Checkpoint start, Consumer<Shift> shifts) {
        this.source = source;
        this.shifts = shifts;
        this.largest = source.maxSize();
        this.position = new Position<>(source, start);
        if (start != null) {
            this.from = Math.max(0, start.offset() - start.ids().size() - 1);
        }
    }

    @Override
    public boolean canReadAhead() {
        if (!steady || total == UNKNOWN) {
            return false;
        }
        Slice last = inFlight.peekLast();
        return last == null || (last.end() < total && following(last).end() > last.end());
    }

    @Override
    public Mono<Page<T>> next() {
        Slice last = inFlight.peekLast();
        Slice slice = last == null ? planned() : following(last);
        inFlight.add(slice);
        return source.slice(slice.page(), slice.size())
                .defaultIfEmpty(new Page<>(List.of(), slice.page(), slice.size(), null, null));
    }

    private Slice planned() {
        Slice check = end.check();
        return check == null ? Slice.beginningBefore(Math.max(0, from - back), largest) : check;
    }

    private Slice following(Slice slice) {
        return slice.next(largest, overlap);
    }

    @Override
    public boolean isOnTrack() {
        return onTrack;
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public @Nullable List<Checkpointed<T>> accept(Page<T> page) {
        Slice slice = inFlight.remove();
        steady = false;
        List<Checkpointed<T>> unread = read(slice, page);
        Slice following = inFlight.peek();
        onTrack = following == null || (steady && following.offset() <= from);
        if (!onTrack) {
            inFlight.clear();
        }
        return unread.isEmpty() ? null : unread;
    }

    private List<Checkpointed<T>> read(Slice slice, Page<T> page) {
        boolean confirms = end.isConfirming();
        boolean isBehindShort = end.isSuspected() && !confirms;
        if (isBehindShort && page.received() == 0) {
            end.confirm();
            return List.of();
        }
        end.discard();
        List<Entry<T>> entries = position.entries(page.items());
        long alreadyRead = entries.stream().filter(position::isRead).count();
        SliceRange range = range(slice, page, alreadyRead);
        boolean isTooSmall = range.isCapped() && page.perPage() < OrderedListing.MIN_SLICE;
        if (range.isCapped() && !isTooSmall) {
            largest = Math.min(largest, page.perPage());
        }
        total = range.total();
        boolean isUnreadable = entries.isEmpty() && page.received() > 0;
        if (isBehindShort || isUnreadable || (isTooSmall && !confirms) || range.lacksItems()) {
            lacking++;
        }
        if (range.start() > 0 && !continues(entries)) {
            retreat();
            return List.of();
        }
        back = 0;
        if (cameAgain(entries, range)) {
            return List.of();
        }
        List<Checkpointed<T>> unread =
                alreadyRead == entries.size() ? List.of() : unread(entries, range.start() + alreadyRead);
        if (!unread.isEmpty()) {
            lacking = 0;
            retreats = 0;
        }
        remember(entries, range);
        checkLacking();
        done = range.isKnown() ? range.isLast() : range.end() == 0 || (confirms && unread.isEmpty());
        if (!done) {
            proceed(slice, page, range, entries);
        }
        return unread;
    }

    /**
     * Returns the part of the listing that a page is. One that is smaller than requested was capped, and so begins elsewhere;
     * unless that is the end, or follows what was read, since some servers state the number of items there are.
     */
    private SliceRange range(Slice slice, Page<T> page, long alreadyRead) {
        SliceRange requested = SliceRange.asRequested(slice, page);
        if (page.perPage() >= slice.size() || (slice.page() == 1 && requested.isLast())) {
            return requested;
        }
        boolean follows = alreadyRead > 0
                && alreadyRead < page.items().size()
                && slice.offset() + alreadyRead == position.offset();
        boolean isNothing = page.received() == 0;
        return follows || isNothing ? requested : SliceRange.capped(slice, page);
    }

    /** Decides where the next slice begins. */
    private void proceed(Slice slice, Page<T> page, SliceRange range, List<Entry<T>> entries) {
        if (!range.isKnown() && page.received() < slice.size() && largest >= slice.size()) {
            end.suspect(slice);
        }
        if (!entries.isEmpty()) {
            plan(entries, range);
            steady = !end.isSuspected()
                    && !range.isCapped()
                    && !withinLongTie
                    && following(slice).offset() <= from;
            widest = Math.max(widest, Math.toIntExact(Math.min(range.end() - from, largest / 4)));
            if (!steady) {
                overlap = widest;
            }
        }
    }

    private boolean continues(List<Entry<T>> entries) {
        if (entries.isEmpty()) {
            return false;
        }
        Entry<T> first = entries.get(0);
        if (position.isAfter(first)) {
            return true;
        }
        if (!withinLongTie || !position.isRead(first)) {
            return false;
        }
        position.checkOrder(entries);
        return true;
    }

    /** Deletions leave no trace of how many there were, so the steps double. */
    private void retreat() {
        checkLacking();
        if (++retreats > MAX_RETREATS) {
            throw incomplete("its pages do not continue each other after " + position.offset() + " items");
        }
        back = back == 0 ? largest / 4 : back * 2;
    }

    /** Reads the unread entries; {@code found} is the number of items up to the position by this slice. */
    private List<Checkpointed<T>> unread(List<Entry<T>> entries, long found) {
        position.recognize(entries);
        if (position.isBegun() && found != position.offset()) {
            Shift shift = new Shift(position.offset(), found);
            source.shifted(shift);
            shifts.accept(shift);
        }
        position.moveTo(found);
        List<Checkpointed<T>> unread = new ArrayList<>();
        for (Entry<T> entry : entries) {
            if (!position.isRead(entry)) {
                unread.add(position.read(entry));
            }
        }
        return unread;
    }

    /**
     * Returns whether items that were read came again further behind. Deletions move items to the front, and few are added
     * there. So this slice is of an earlier time than the one before, which happens in flight; or the server answers with a
     * page other than requested, and does so again.
     */
    private boolean cameAgain(List<Entry<T>> entries, SliceRange range) {
        if (advance(entries, range) <= Math.max(FEW, range.received() / 2)) {
            repeats = 0;
            return false;
        }
        if (++repeats >= MAX_LACKING) {
            throw incomplete("after " + position.offset() + " items the same ones came again");
        }
        return true;
    }

    /** Returns how far behind its place in the last slice the first item is that was in that slice, too. */
    private long advance(List<Entry<T>> entries, SliceRange range) {
        for (int i = 0; i < entries.size(); i++) {
            Long before = offsets.get(entries.get(i).id());
            if (before != null) {
                return range.start() + i - before;
            }
        }
        return 0;
    }

    private void remember(List<Entry<T>> entries, SliceRange range) {
        offsets.clear();
        for (int i = 0; i < entries.size(); i++) {
            offsets.put(entries.get(i).id(), range.start() + i);
        }
    }

    private void checkLacking() {
        if (lacking >= MAX_LACKING) {
            throw incomplete("it ended after " + position.offset() + " items"
                    + (total == UNKNOWN ? ", although a further page has some" : ", although its total is " + total));
        }
    }

    private IncompleteListingException incomplete(String reason) {
        return new IncompleteListingException(source.operation(), reason);
    }

    /** Lets the next slice begin one item before those created at the moment of the last one here. */
    private void plan(List<Entry<T>> entries, SliceRange range) {
        from = range.start() + lastOlder(entries);
        withinLongTie = !reaches(from, range.end());
        if (withinLongTie) {
            from = range.end() - Math.min(TIE_OVERLAP, entries.size());
            while (!reaches(from, range.end()) && from < range.end() - 1) {
                from++;
            }
        }
    }

    /** Returns whether the slice that begins at an offset, or before it, ends behind another one. */
    private boolean reaches(long offset, long end) {
        return Slice.beginningBefore(offset, largest).end() > end;
    }

    /** Returns the index of the last entry that states an earlier time of creation than the last one; -1 if none does. */
    private static <T> int lastOlder(List<Entry<T>> entries) {
        Instant last = entries.get(entries.size() - 1).moment();
        int index = entries.size() - 1;
        while (index >= 0
                && !(entries.get(index).dated() && entries.get(index).moment().isBefore(last))) {
            index--;
        }
        return index;
    }
}
