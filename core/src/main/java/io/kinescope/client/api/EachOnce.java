package io.kinescope.client.api;

import io.kinescope.client.Checkpoint;
import io.kinescope.client.Checkpointed;
import io.kinescope.client.Page;
import io.kinescope.client.Shift;
import io.kinescope.client.api.OrderedListing.Windows;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
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
 *         .resume(Checkpoint.parse(saved))
 *         .onShift(shift -> log.info("{}", shift))
 *         .checkpointed()
 *         .buffer(100)
 *         .concatMap(batch -> save(batch, batch.get(batch.size() - 1).checkpoint()))
 * }</pre>
 *
 * <p>Every answer must overlap with what was seen; one that does not, because items before it were deleted, is thrown
 * away, and an earlier one is asked for until it does. The memory this takes does not grow with the listing. It relies
 * on the time of creation to stay as it is, and on new items to be newer than old ones; among items created at the very
 * same moment the API's order does not matter, unless there are more than half a page of a hundred of them.
 *
 * @param <T> the type of the items
 */
public final class EachOnce<T> extends Flux<T> {

    private final Windows<T> windows;
    private final @Nullable Checkpoint start;
    private final Consumer<Shift> shifts;

    private EachOnce(Windows<T> windows, @Nullable Checkpoint start, Consumer<Shift> shifts) {
        this.windows = windows;
        this.start = start;
        this.shifts = shifts;
    }

    static <T> EachOnce<T> of(Windows<T> windows) {
        return new EachOnce<>(windows, null, shift -> {});
    }

    /**
     * Goes on where another run of the same listing has come to.
     *
     * @param checkpoint the checkpoint of the last item that is done
     * @return the items after it
     * @throws IllegalArgumentException if the checkpoint is of another listing or another query
     */
    public EachOnce<T> resume(Checkpoint checkpoint) {
        if (!checkpoint.listing().equals(windows.name())) {
            throw new IllegalArgumentException("this checkpoint is of another listing, or of another query");
        }
        return new EachOnce<>(windows, checkpoint, shifts);
    }

    /**
     * Tells whenever the listing has moved under the reader. Nothing is lost by it.
     *
     * @param listener called on the thread that reads, before the items that follow; must not block
     * @return the same listing with the listener
     */
    public EachOnce<T> onShift(Consumer<Shift> listener) {
        return new EachOnce<>(windows, start, listener);
    }

    /**
     * Reads the items with their checkpoints, for jobs that go on after a crash.
     *
     * @return every item with the checkpoint to go on after it
     */
    public Flux<Checkpointed<T>> checkpointed() {
        return Flux.defer(() -> {
            Cursor<T> cursor = new Cursor<>(windows, start, shifts);
            return Mono.defer(cursor::ask)
                    .defaultIfEmpty(new Page<>(List.of(), 1, windows.largest(), null, null))
                    .map(cursor::accept)
                    .repeat(cursor::hasMore)
                    .concatMapIterable(Function.identity(), 1);
        });
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        checkpointed().map(Checkpointed::item).subscribe(actual);
    }
}
