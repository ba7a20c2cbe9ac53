package io.kinescope.client.netty;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** The signal that a client was closed. Subscribing and cancelling take constant time, however many calls wait. */
final class CloseSignal {

    private final Set<MonoSink<Void>> subscribers = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    boolean isClosed() {
        return closed;
    }

    Mono<Void> asMono() {
        return Mono.create(subscriber -> {
            subscribers.add(subscriber);
            subscriber.onDispose(() -> subscribers.remove(subscriber));
            if (closed) {
                subscriber.success();
            }
        });
    }

    void close() {
        closed = true;
        subscribers.forEach(MonoSink::success);
    }
}
