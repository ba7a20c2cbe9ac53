package io.kinescope.client.listing;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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
        return Flux.defer(() -> {
            Cursor<T> cursor = new Cursor<>(source, start, shifts);
            // Hidden, or else what is just there would be mapped on subscription, and not when it is wanted.
            Flux<Cursor<T>> turn = Flux.just(cursor).hide();
            return new ItemFlux<>(turn.concatMap(this::read, 0).repeat(cursor::hasMore));
        });
    }

    /** Reads on until the end, or until an answer shows that others have to be asked for than those on their way. */
    private Flux<List<Checkpointed<T>>> read(Cursor<T> cursor) {
        Flux<Slice> wanted = readAhead == 0 ? Flux.just(cursor.next()) : cursor.ahead();
        return wanted.flatMapSequential(slice -> read(cursor, slice), Math.max(1, readAhead), 1)
                .concatMap(answer -> answer, 0)
                .takeUntil(items -> !cursor.isOnTrack());
    }

    /** An answer to be looked at in its turn, be it a failure. */
    private Mono<Mono<List<Checkpointed<T>>>> read(Cursor<T> cursor, Slice slice) {
        return source.slice(slice.page(), slice.size())
                .defaultIfEmpty(new Page<>(List.of(), 1, source.maxSize(), null, null))
                .map(page -> Mono.fromSupplier(() -> cursor.accept(slice, page)))
                .onErrorResume(failure -> Mono.just(Mono.error(failure)));
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        checkpointed().map(Checkpointed::item).subscribe(actual);
    }
}
