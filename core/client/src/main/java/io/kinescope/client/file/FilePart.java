package io.kinescope.client.file;

import reactor.core.publisher.Flux;

/**
 * A part of a file.
 *
 * @param file the file at the time of the snapshot
 * @param offset the position of the first byte
 * @param length the number of bytes
 */
record FilePart(FileSnapshot file, long offset, long length) {

    /**
     * Reads the part, never on an event loop; fails if the file has changed since the snapshot.
     *
     * @param <B> the type of a buffer
     * @param allocator the allocator of the buffers
     * @return the bytes, in buffers that belong to the subscriber
     */
    <B> Flux<B> read(BufferAllocator<B> allocator) {
        return new FileFlux<>(this, allocator, FileTasks.scheduler());
    }
}
