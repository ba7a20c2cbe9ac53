package io.kinescope.client.tus;

import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Mono;

/** A store that keeps states in a map. */
final class MemoryStore implements TusStore {

    private final ConcurrentMap<String, TusState> states = new ConcurrentHashMap<>();

    @Override
    public Mono<TusState> find(String key) {
        Objects.requireNonNull(key, "key must not be null");
        return Mono.fromSupplier(() -> states.get(key));
    }

    @Override
    public Mono<Void> save(TusState state) {
        Objects.requireNonNull(state, "state must not be null");
        return Mono.fromRunnable(() -> states.put(state.key(), state));
    }

    @Override
    public Mono<Void> remove(String key) {
        Objects.requireNonNull(key, "key must not be null");
        return Mono.fromRunnable(() -> states.remove(key));
    }
}
