package io.kinescope.client.tus;

import java.nio.file.Path;
import reactor.core.publisher.Mono;

/** Keeps where uploads stand, for those that are to go on after a failure. Safe for use by many threads. */
public interface TusStore {

    /**
     * Finds an upload.
     *
     * @param key what it was saved under
     * @return the upload; empty if there is none
     */
    Mono<TusState> find(String key);

    /**
     * Saves an upload in the place of the one with the same key.
     *
     * @param state where it stands
     * @return completes when it is saved
     */
    Mono<Void> save(TusState state);

    /**
     * Forgets an upload.
     *
     * @param key what it was saved under
     * @return completes when it is forgotten, also if there was none
     */
    Mono<Void> remove(String key);

    /**
     * Returns a store that lasts as long as the JVM.
     *
     * @return a new store
     */
    static TusStore memory() {
        return new MemoryStore();
    }

    /**
     * Returns a store that outlives the JVM: a small file for every upload under way. The files hold upload URLs, so
     * where the file system knows permissions only their owner can read them.
     *
     * @param directory where the files are; created when the first upload is saved
     * @return the store
     */
    static TusStore directory(Path directory) {
        return new DirectoryStore(directory);
    }
}
