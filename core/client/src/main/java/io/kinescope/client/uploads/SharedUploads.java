package io.kinescope.client.uploads;

import io.kinescope.client.tus.TusStore;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/**
 * The uploads in progress in this JVM, by their store and their key there: a subscriber of an upload that is in
 * progress joins it, since a second one would create a second video. The upload is cancelled when its last subscriber
 * cancels.
 */
final class SharedUploads {

    private static final ConcurrentMap<Key, Shared> IN_PROGRESS = new ConcurrentHashMap<>();

    private SharedUploads() {}

    /** The identity of an upload; the id of the replaced video is empty if there is none. */
    record Key(TusStore store, String key, String replacedId) {}

    /** Joins the upload in progress, or starts it. */
    static Flux<UploadEvent> join(
            Key key, UploadProgress progress, Function<UploadProgress, Flux<UploadEvent>> upload) {
        return Flux.using(
                () -> enter(key, upload),
                shared -> {
                    progress.follow(shared.progress);
                    return shared.events;
                },
                shared -> leave(key, shared));
    }

    private static Shared enter(Key key, Function<UploadProgress, Flux<UploadEvent>> upload) {
        return IN_PROGRESS.compute(key, (same, running) -> {
            Shared shared = running == null ? new Shared(key, upload) : running;
            shared.subscribers.incrementAndGet();
            return shared;
        });
    }

    private static void leave(Key key, Shared left) {
        IN_PROGRESS.compute(key, (same, running) -> {
            boolean last = left.subscribers.decrementAndGet() == 0;
            return last && running == left ? null : running;
        });
        if (left.subscribers.get() == 0) {
            left.connection.dispose();
        }
    }

    /** One upload in progress. The number of subscribers changes under the map's lock, and 0 is final. */
    private static final class Shared {

        private final UploadProgress progress = new UploadProgress();
        private final Disposable.Swap connection = Disposables.swap();
        private final Flux<UploadEvent> events;
        private final AtomicInteger subscribers = new AtomicInteger();

        Shared(Key key, Function<UploadProgress, Flux<UploadEvent>> upload) {
            // Removed before the end is emitted, so that whoever subscribes after it starts another upload.
            this.events = Flux.defer(() -> upload.apply(progress))
                    .doOnTerminate(() -> IN_PROGRESS.remove(key, this))
                    .replay()
                    .autoConnect(1, connection::update);
        }
    }
}
