package io.kinescope.client.tus;

import io.kinescope.client.ApiException;
import io.kinescope.client.SourceException;
import io.kinescope.client.api.Api;
import io.kinescope.client.api.Endpoint;
import io.kinescope.client.api.FileSnapshot;
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
 * server is asked for its offset and the upload goes on from there; how often
 * in a row, and after which waits, is for the client's {@link io.kinescope.client.RetryPolicy} to say. Immutable.
 */
public final class TusClient {

    private static final int DEFAULT_CHUNK = 8 * 1024 * 1024;

    private final Api api;
    private final int chunkSize;

    /**
     * Creates a client that sends 8 MiB at a time.
     *
     * @param api what its requests go through
     */
    public TusClient(Api api) {
        this(api, DEFAULT_CHUNK);
    }

    private TusClient(Api api, int chunkSize) {
        this.api = api;
        this.chunkSize = chunkSize;
    }

    /**
     * Sets how much a request sends. Every request takes a permit of the limiter for uploads; a cut costs the bytes that
     * the server did not keep of one chunk. While the network keeps failing, chunks are halved down to 256 KiB.
     *
     * @param bytes at least 1; the default is 8 MiB
     * @return a changed copy
     */
    public TusClient chunkSize(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("chunkSize must be at least 1, not " + bytes);
        }
        return new TusClient(api, bytes);
    }

    /**
     * Sends what the server does not have yet of a file: {@code HEAD} and {@code PATCH} on the upload's URL.
     *
     * @param endpoint the URL of the upload: https, or http on the loopback interface
     * @param file the file
     * @return how many bytes the server has acknowledged, rising, at last all of them; {@link SourceException} if the
     *     file cannot be read or is another one; {@link ApiException} with status 404 or 410 if the upload is gone
     */
    public Flux<Long> upload(String endpoint, Path file) {
        String url = Endpoint.check(endpoint);
        return FileSnapshot.of(Transfer.OPERATION, file).flatMapMany(snapshot -> send(url, snapshot));
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
        return send(Endpoint.check(state.endpoint()), file)
                .concatMap(offset -> store.save(state.offset(offset)).thenReturn(offset), 1)
                .concatWith(Mono.defer(() -> store.remove(state.key())).then(Mono.empty()))
                .onErrorResume(
                        TusClient::isGone, gone -> store.remove(state.key()).then(Mono.error(gone)));
    }

    private Flux<Long> send(String endpoint, FileSnapshot file) {
        return Flux.defer(() -> new Transfer(api, endpoint, file, chunkSize).run());
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof ApiException error && (error.status() == 404 || error.status() == 410);
    }
}
