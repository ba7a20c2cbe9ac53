package io.kinescope.client.tus;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.Request.Method;
import io.kinescope.client.content.FileSnapshot;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.SourceException;
import java.nio.file.Path;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends files to tus uploads that exist already, on any server. The API token does not go there.
 *
 * <pre>{@code
 * Flux<Long> acknowledged = new TusClient(client.api()).upload(endpoint, Path.of("film.mp4"));
 * }</pre>
 *
 * <p>After a failure that may pass, such as a broken connection, a server error, a conflict of offsets or a lock, the
 * server is asked for its offset and the upload goes on from there; how often in a row, and after which waits, is for the
 * client's {@link io.kinescope.client.api.RetryPolicy} to say, unless the server names a wait. Immutable.
 */
public final class TusClient {

    private static final int FIRST_CHUNK = 8 * 1024 * 1024;
    private static final int LARGEST_CHUNK = 64 * 1024 * 1024;

    private final Api api;
    private final int firstChunk;
    private final int largestChunk;
    private final boolean checksums;

    /**
     * Creates a client that begins with chunks of 8 MiB.
     *
     * @param api what its requests go through
     */
    public TusClient(Api api) {
        this(api, FIRST_CHUNK, LARGEST_CHUNK, false);
    }

    private TusClient(Api api, int firstChunk, int largestChunk, boolean checksums) {
        this.api = api;
        this.firstChunk = firstChunk;
        this.largestChunk = largestChunk;
        this.checksums = checksums;
    }

    /**
     * Sets how much a request sends at most. A cut costs the bytes that the server did not keep of one chunk. While the
     * network keeps failing, chunks are halved down to 256 KiB; one that arrives within two seconds doubles the next.
     *
     * @param bytes at least 1; by default it is 8 MiB at first, and as long as that takes less than two seconds twice as
     *     much the next time, up to 64 MiB
     * @return a changed copy
     */
    public TusClient chunkSize(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("chunkSize must be at least 1, not " + bytes);
        }
        return new TusClient(api, bytes, bytes, checksums);
    }

    /**
     * Sends every chunk with its SHA-1, so that the server refuses what was altered on the way, and it is sent anew. For
     * that the server is asked whether it has the protocol's extension {@code checksum}; with one that has not, the
     * upload goes on without. Every chunk is read twice.
     *
     * @return a changed copy
     */
    public TusClient checksums() {
        return new TusClient(api, firstChunk, largestChunk, true);
    }

    /**
     * Sends what the server does not have yet of a file: {@code HEAD} and {@code PATCH} on the upload's URL.
     *
     * @param endpoint the URL of the upload: https, or http on the loopback interface or where the client allows it
     * @param file the file
     * @return how many bytes the server has acknowledged, rising, at last all of them; {@link SourceException} if the
     *     file cannot be read or is another one; {@link ApiException} with status 404 or 410 if the upload is gone
     */
    public Flux<Long> upload(String endpoint, Path file) {
        check(endpoint);
        return FileSnapshot.of(Transfer.OPERATION, file).flatMapMany(snapshot -> send(endpoint, snapshot));
    }

    /**
     * Sends the same of an upload which is kept in a store, until it is finished or gone.
     *
     * @param state where the upload stands
     * @param store keeps where the upload has come to, and forgets it at its end
     * @return how many bytes the server has acknowledged, rising, at last all of them; {@link SourceException} if the
     *     file cannot be read or is not the one the upload began with
     */
    public Flux<Long> upload(TusState state, TusStore store) {
        FileSnapshot file = new FileSnapshot(Path.of(state.file()), state.size(), state.modified());
        check(state.endpoint());
        return send(state.endpoint(), file)
                .concatMap(offset -> store.save(state.offset(offset)).thenReturn(offset), 1)
                .concatWith(Mono.defer(() -> store.remove(state.key())).then(Mono.empty()))
                .onErrorResume(
                        TusClient::isGone, gone -> store.remove(state.key()).then(Mono.error(gone)));
    }

    private Flux<Long> send(String endpoint, FileSnapshot file) {
        return Flux.defer(
                () -> new Transfer(api, endpoint, file, new ChunkSize(firstChunk, largestChunk), checksums).run());
    }

    private void check(String endpoint) {
        api.external(Method.HEAD, endpoint);
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof ApiException error && (error.status() == 404 || error.status() == 410);
    }
}
