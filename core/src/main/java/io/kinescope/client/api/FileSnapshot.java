package io.kinescope.client.api;

import io.kinescope.client.SourceException;
import java.nio.file.Path;
import java.time.Instant;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A file as it was at some moment, so that it can be sent in parts and a change in between is noticed.
 *
 * @param file where it is
 * @param size how many bytes it has
 * @param modified when it was last changed, to the millisecond
 */
public record FileSnapshot(Path file, long size, Instant modified) {

    /**
     * Looks at a file, away from event loops.
     *
     * @param operation what the file is for, which the error names
     * @param file where it is
     * @return the file as it is now; {@link SourceException} if it is missing, empty, unreadable or not a file
     */
    public static Mono<FileSnapshot> of(String operation, Path file) {
        return FileContent.snapshot(file).onErrorMap(failure -> Errors.ofSource(operation, failure));
    }

    /**
     * Returns a part of the file as content; sending it fails if the file has changed since.
     *
     * @param contentType the media type
     * @param offset where the part begins
     * @param length how many bytes it has
     * @return the part
     */
    public Content part(String contentType, long offset, long length) {
        return () -> Mono.fromSupplier(() -> body(contentType, offset, length));
    }

    Body body(String contentType, long offset, long length) {
        return Body.repeatable(contentType, length, new FileFlux(this, offset, length, Schedulers.boundedElastic()));
    }

    /** Fails if the file is not what it was. */
    void check(FileSnapshot now) {
        if (!now.equals(this)) {
            throw new UnsendableException("the file " + file + " has changed: it had " + size + " bytes as of "
                    + modified + ", and has " + now.size + " as of " + now.modified);
        }
    }
}
