package io.kinescope.examples.upload;

import io.kinescope.client.tus.TusState;
import io.kinescope.client.tus.TusStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import reactor.core.publisher.Mono;

/**
 * Keeps where uploads stand beyond their end, until the journal knows of them: then there is no moment at which neither
 * does. An upload of a file that has changed since is not found, so it begins anew.
 */
final class HalfSent implements TusStore {

    private final TusStore directory;

    HalfSent(TusStore directory) {
        this.directory = directory;
    }

    @Override
    public Mono<TusState> find(String key) {
        return directory.find(key).filter(HalfSent::isCurrent);
    }

    @Override
    public Mono<Void> save(TusState state) {
        return directory.save(state);
    }

    /** Does nothing: whoever writes the journal forgets the upload after that. */
    @Override
    public Mono<Void> remove(String key) {
        return Mono.empty();
    }

    private static boolean isCurrent(TusState state) {
        Path file = Path.of(state.file());
        try {
            return Files.size(file) == state.size()
                    && Files.getLastModifiedTime(file).toMillis()
                            == state.modified().toEpochMilli();
        } catch (IOException unreadable) {
            // Told when the file is sent.
            return true;
        }
    }
}
