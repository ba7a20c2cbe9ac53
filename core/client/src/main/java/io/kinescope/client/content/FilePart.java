package io.kinescope.client.content;

import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** A part of a file, as it was at some moment. */
public record FilePart(FileSnapshot file, long offset, long length) {

    /** Reads the part, away from event loops; fails if the file has changed since. */
    public <B> Flux<B> read(Chunks<B> chunks) {
        return new FileFlux<>(this, chunks, Schedulers.boundedElastic());
    }
}
