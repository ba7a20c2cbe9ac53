package io.kinescope.client.listing;

import io.kinescope.client.error.IncompleteListingException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/**
 * A complete reading of a listing that changes: a {@link Flux} of the items in the order of creation, the oldest first.
 * Every item that exists from the beginning to the end comes exactly once, whatever is added and deleted meanwhile.
 *
 * <pre>{@code
 * client.videos().list().eachOnce()
 *         .readAhead(8)
 *         .resume(Checkpoint.parse(saved))
 *         .onShift(shift -> log.info("{}", shift))
 *         .checkpointed()
 *         .buffer(100)
 *         .concatMap(batch -> save(batch, batch.get(batch.size() - 1).checkpoint()))
 * }</pre>
 *
 * <p>Every page has to overlap the items already read. A page that does not, because items before it were deleted, is
 * discarded, and an earlier one is requested. The memory this takes does not grow with the listing, but with the number of
 * items created at one moment. The overlap costs about 15 % more requests, and no choice of pages costs fewer.
 *
 * <p>It relies on times of creation that do not change, and on new items being newer than old ones. Among items created at
 * one moment the API's order does not matter, unless they are more than half a page of a hundred: then it must not change.
 * Items without a time of creation are kept in the order received and distinguished by id. A time before 1970 or after the
 * year 9999 is treated as missing.
 *
 * <p>It ends with an {@link IncompleteListingException} where items may be missing: the listing ends before its total, the
 * API does not keep the order of creation, or changes the order of more than half a page of items of one moment, there are
 * gaps between its pages, a page has fewer than 20 items, more than 1,000 items have no time of creation, or several of one
 * moment have no id. Without a total, the listing ends where the API ends it; a premature end cannot be detected.
 *
 * @param <T> the type of the items
 */
public final class EachOnce<T> extends Flux<T> {

    private final SliceSource<T> source;
    private final @Nullable Checkpoint start;
    private final int readAhead;
    private final Consumer<Shift> shifts;

    private EachOnce(SliceSource<T> source, @Nullable Checkpoint start, int readAhead, Consumer<Shift> shifts) {
        this.source = source;
        this.start = start;
        this.readAhead = readAhead;
        this.shifts = shifts;
    }

    static <T> EachOnce<T> of(SliceSource<T> source) {
        return new EachOnce<>(source, null, 0, shift -> {});
    }

    /**
     * Resumes another run of the same listing.
     *
     * @param checkpoint the checkpoint of the last item that was processed
     * @return the items after it
     * @throws IllegalArgumentException if the checkpoint is of another listing or another query
     */
    public EachOnce<T> resume(Checkpoint checkpoint) {
        if (!Objects.requireNonNull(checkpoint, "checkpoint must not be null")
                .listing()
                .equals(source.name())) {
            throw new IllegalArgumentException("this checkpoint is of another listing, or of another query");
        }
        return new EachOnce<>(source, checkpoint, readAhead, shifts);
    }

    /**
     * Reads ahead, as {@link Listing#readAhead(int)} does. When the listing shifts, and when several items first turn out
     * to be of one moment, requests in flight are discarded.
     *
     * @param pages the maximum number of pages in flight or waiting, besides the one being consumed; 0, which is the
     *     default, requests each page on demand
     * @return the same listing, reading ahead
     */
    public EachOnce<T> readAhead(int pages) {
        return new EachOnce<>(source, start, Listing.pagesAhead(pages), shifts);
    }

    /**
     * Reports when the listing shifts. Nothing is lost by a shift.
     *
     * @param listener called on the thread that delivers the page, before its items; must not block
     * @return the same listing with the listener
     */
    public EachOnce<T> onShift(Consumer<Shift> listener) {
        return new EachOnce<>(source, start, readAhead, Objects.requireNonNull(listener, "listener must not be null"));
    }

    /**
     * Reads the items with their checkpoints, for jobs that resume after a crash.
     *
     * @return every item with the checkpoint after it
     */
    public Flux<Checkpointed<T>> checkpointed() {
        return new ItemFlux<>(new PageFlux<>(readAhead, () -> new PagesByCreation<>(source, start, shifts)));
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        checkpointed().map(Checkpointed::item).subscribe(actual);
    }
}
