package io.kinescope.client.listing;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/**
 * A listing read so that every item that exists from the beginning to the end comes exactly once, whatever is added and
 * deleted meanwhile: a {@link Flux} of the items, the oldest first.
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
 * <p>Every answer must overlap with what was seen; one that does not, because items before it were deleted, is thrown
 * away, and an earlier one is asked for until it does. The memory this takes does not grow with the listing, but with the
 * items created at one moment. It relies on the time of creation to stay as it is, and on new items to be newer than old
 * ones; among items created at the very same moment the API's order does not matter, unless there are more than half a
 * page of a hundred of them. That a listing ends before its total is believed when three answers in a row say so.
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
     * Goes on where another run of the same listing has come to.
     *
     * @param checkpoint the checkpoint of the last item that is done
     * @return the items after it
     * @throws IllegalArgumentException if the checkpoint is of another listing or another query
     */
    public EachOnce<T> resume(Checkpoint checkpoint) {
        if (!checkpoint.listing().equals(source.name())) {
            throw new IllegalArgumentException("this checkpoint is of another listing, or of another query");
        }
        return new EachOnce<>(source, checkpoint, readAhead, shifts);
    }

    /**
     * Reads ahead, as {@link Listing#readAhead(int)} does. Whenever the listing has moved, and the first time that
     * several items turn out to be of one moment, what is on its way is given up and asked for anew.
     *
     * @param pages how many pages are asked for before they are wanted, and held in memory at most; 0, which is the
     *     default, asks for none
     * @return the same listing, reading ahead
     */
    public EachOnce<T> readAhead(int pages) {
        return new EachOnce<>(source, start, Listing.pagesAhead(pages), shifts);
    }

    /**
     * Tells whenever the listing has moved under the reader. Nothing is lost by it.
     *
     * @param listener called on the thread that reads, before the items that follow; must not block
     * @return the same listing with the listener
     */
    public EachOnce<T> onShift(Consumer<Shift> listener) {
        return new EachOnce<>(source, start, readAhead, listener);
    }

    /**
     * Reads the items with their checkpoints, for jobs that go on after a crash.
     *
     * @return every item with the checkpoint to go on after it
     */
    public Flux<Checkpointed<T>> checkpointed() {
        return new ItemFlux<>(new PageFlux<>(readAhead, () -> new Cursor<>(source, start, shifts)));
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        checkpointed().map(Checkpointed::item).subscribe(actual);
    }
}
