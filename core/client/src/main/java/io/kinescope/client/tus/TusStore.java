package io.kinescope.client.tus;

import java.nio.file.Path;
import reactor.core.publisher.Mono;

/**
 * A store of the states of resumable uploads. Implementations must be safe for use by several threads.
 *
 * <p>Stores that are equal are one store: uploads of the same key in one of them are one upload.
 */
public interface TusStore {

    /**
     * Finds the state of an upload.
     *
     * @param key the key of the upload
     * @return the state; empty if there is none
     */
    Mono<TusState> find(String key);

    /**
     * Saves a state; replaces the one with the same key.
     *
     * @param state the state
     * @return completes when it is saved
     */
    Mono<Void> save(TusState state);

    /**
     * Removes the state of an upload.
     *
     * @param key the key of the upload
     * @return completes when the state is removed, or if there was none
     */
    Mono<Void> remove(String key);

    /**
     * Returns a store in memory.
     *
     * @return a new store
     */
    static TusStore memory() {
        return new MemoryStore();
    }

    /**
     * Returns a store that keeps every state in a small file, so that uploads can be resumed after a restart of the
     * JVM. The files contain upload URLs; on file systems with permissions only their owner can read them.
     *
     * @param directory the directory of the files; created when the first state is saved
     * @return the store; it fails with {@link io.kinescope.client.error.StoreException}
     */
    static TusStore directory(Path directory) {
        return new DirectoryStore(directory);
    }
}
