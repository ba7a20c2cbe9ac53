package io.kinescope.client.uploads;

import io.kinescope.client.tus.TusState;
import io.kinescope.client.tus.TusStore;
import reactor.core.publisher.Mono;

/** A store that keeps the state at the end of a transfer, until it is known whether the video is complete. */
record RetainingStore(TusStore store) implements TusStore {

    @Override
    public Mono<TusState> find(String key) {
        return store.find(key);
    }

    @Override
    public Mono<Void> save(TusState state) {
        return store.save(state);
    }

    @Override
    public Mono<Void> remove(String key) {
        return Mono.empty();
    }
}
