package io.kinescope.examples.upload;

import io.kinescope.client.tus.TusState;
import io.kinescope.client.tus.TusStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import reactor.core.publisher.Mono;

/**
 * Retains the state of an upload beyond its end, until the journal has the file: at no moment does neither know of it. The
 * state of a file that has changed since is not found, so that its upload begins anew.
 */
final class RetainingTusStore implements TusStore {

    private final TusStore states;

    RetainingTusStore(TusStore states) {
        this.states = states;
    }

    @Override
    public Mono<TusState> find(String key) {
        return states.find(key).filter(RetainingTusStore::isCurrent);
    }

    @Override
    public Mono<Void> save(TusState state) {
        return states.save(state);
    }

    /** Does nothing: the state is removed after the journal was written. */
    @Override
    public Mono<Void> remove(String key) {
        return Mono.empty();
    }

    private static boolean isCurrent(TusState state) {
        Path file = state.path();
        try {
            return Files.size(file) == state.size()
                    && Files.getLastModifiedTime(file).toMillis()
                            == state.modified().toEpochMilli();
        } catch (IOException unreadable) {
            // Reported when the file is sent.
            return true;
        }
    }
}
