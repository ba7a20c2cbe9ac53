package io.kinescope.client.tus;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.Request.Method;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.SourceException;
import io.kinescope.client.file.FileSnapshot;
import java.nio.file.Path;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A client that sends files to existing tus uploads, on any server. The API token is not sent there.
 *
 * <pre>{@code
 * Flux<Long> acknowledged = new TusClient(client.api()).upload(endpoint, Path.of("film.mp4"));
 * }</pre>
 *
 * <p>After a transient failure, such as a broken connection, a server error, a conflict of offsets or a lock, the client
 * requests the server's offset and resumes there. By default it does so for at least 6 minutes without progress
 * ({@link io.kinescope.client.api.RetryPolicy#patient()}), or as the retry policy says that the client was built with; a
 * {@code Retry-After} of the server takes precedence over the backoff. Immutable.
 */
public final class TusClient {

    private static final int FIRST_CHUNK_SIZE = 8 * 1024 * 1024;
    private static final int MAX_CHUNK_SIZE = 64 * 1024 * 1024;

    private final Api api;
    private final int firstChunkSize;
    private final int maxChunkSize;
    private final boolean checksums;

    /**
     * Creates a client whose first chunk has 8 MiB.
     *
     * @param api the API that sends the requests
     */
    public TusClient(Api api) {
        this(Objects.requireNonNull(api, "api must not be null"), FIRST_CHUNK_SIZE, MAX_CHUNK_SIZE, false);
    }

    private TusClient(Api api, int firstChunkSize, int maxChunkSize, boolean checksums) {
        this.api = api;
        this.firstChunkSize = firstChunkSize;
        this.maxChunkSize = maxChunkSize;
        this.checksums = checksums;
    }

    /**
     * Sets the maximum size of a chunk, which is also the most that a broken connection makes the client send again.
     * While connections keep breaking, the size is halved, down to 256 KiB; a chunk that takes less than two seconds
     * doubles it.
     *
     * @param bytes at least 1; by default the first chunk has 8 MiB and the maximum is 64 MiB
     * @return a changed copy
     */
    public TusClient chunkSize(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("chunkSize must be at least 1, not " + bytes);
        }
        return new TusClient(api, bytes, bytes, checksums);
    }

    /**
     * Sends the SHA-1 of every chunk, so that the server refuses a chunk that was altered in transit, and it is sent
     * again. Requires the tus extension {@code checksum}; a server without it gets no checksums. Every chunk is read
     * twice.
     *
     * <p>A server discards a chunk whose checksum it cannot verify, so a broken connection costs all of its bytes, unless
     * the server reports that it kept some. Therefore chunks grow slowly here, and halve whenever one was lost.
     *
     * @return a changed copy
     */
    public TusClient checksums() {
        return new TusClient(api, firstChunkSize, maxChunkSize, true);
    }

    /**
     * Sends the bytes of a file that the server does not have yet: {@code HEAD} and {@code PATCH} on the upload's URL.
     *
     * @param endpoint the URL of the upload: https, or http on the loopback interface or if the client allows insecure
     *     URLs
     * @param file the path of the file
     * @return the number of acknowledged bytes, increasing up to the size of the file; {@link SourceException} if the file
     *     cannot be read or has another size; {@link ApiException} with status 404 or 410 if the upload does not exist
     */
    public Flux<Long> upload(String endpoint, Path file) {
        check(endpoint);
        Objects.requireNonNull(file, "file must not be null");
        return FileSnapshot.of(Transfer.OPERATION, file).flatMapMany(snapshot -> send(endpoint, snapshot));
    }

    /**
     * Resumes an upload. Its state is saved after every chunk, and removed when the upload is complete or does not
     * exist.
     *
     * @param state the state of the upload
     * @param store the store of the state
     * @return the number of acknowledged bytes, increasing up to the size of the file; {@link SourceException} if the file
     *     cannot be read or has changed since the upload began
     */
    public Flux<Long> upload(TusState state, TusStore store) {
        Objects.requireNonNull(state, "state must not be null");
        Objects.requireNonNull(store, "store must not be null");
        FileSnapshot file = new FileSnapshot(state.path(), state.size(), state.modified());
        check(state.endpoint());
        return send(state.endpoint(), file)
                .concatMap(offset -> store.save(state.offset(offset)).thenReturn(offset), 1)
                .concatWith(Mono.defer(() -> store.remove(state.key())).then(Mono.empty()))
                .onErrorResume(
                        TusClient::isGone, gone -> store.remove(state.key()).then(Mono.error(gone)));
    }

    private Flux<Long> send(String endpoint, FileSnapshot file) {
        return Flux.defer(() -> new Transfer(
                        api, endpoint, file, new ChunkSize(firstChunkSize, maxChunkSize, checksums), checksums)
                .run());
    }

    private void check(String endpoint) {
        api.external(Method.HEAD, Objects.requireNonNull(endpoint, "endpoint must not be null"));
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof ApiException error && (error.status() == 404 || error.status() == 410);
    }
}
