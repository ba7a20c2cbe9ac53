package io.kinescope.client.tus;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.Call;
import io.kinescope.client.api.Request.Method;
import io.kinescope.client.api.Response;
import io.kinescope.client.content.Body;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.error.PayloadTooLargeException;
import io.kinescope.client.error.SourceException;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.file.FileSnapshot;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The transfer of one file to one tus upload, for one subscriber. */
final class Transfer {

    static final String OPERATION = "PATCH {endpoint}";

    private static final String OFFSET = "Upload-Offset";
    private static final String CHUNK_TYPE = "application/offset+octet-stream";

    /** Request timeout, conflict of offsets, locked, too early, too many requests, checksum mismatch. */
    private static final Set<Integer> TRANSIENT_STATUSES = Set.of(408, 409, 423, 425, 429, 460);

    private final Api api;
    private final String endpoint;
    private final FileSnapshot file;
    private final ChunkSize chunk;
    private final Checksums checksums;
    private long acknowledged = -1;
    private long cutAt = -1;

    Transfer(Api api, String endpoint, FileSnapshot file, ChunkSize chunk, boolean checksums) {
        this.api = api;
        this.endpoint = endpoint;
        this.file = file;
        this.chunk = chunk;
        this.checksums = new Checksums(file, checksums);
    }

    /** Every attempt begins at the offset that the server reports, whatever happened before. */
    Flux<Long> run() {
        return Flux.defer(() -> checksums
                        .negotiate(() -> call(Method.OPTIONS))
                        .then(offset())
                        .expand(this::next, 1)
                        .filter(this::advances))
                .retryWhen(api.resumeRetry(this::isTransient));
    }

    private Mono<Long> next(long offset) {
        return offset < file.size() ? patch(offset) : Mono.empty();
    }

    /** Only offsets beyond the last one are emitted: each resets the count of failures. */
    private boolean advances(long offset) {
        boolean advanced = offset > acknowledged;
        if (advanced && acknowledged >= 0) {
            api.progress().chunkUploaded(OPERATION, offset - acknowledged);
        }
        acknowledged = Math.max(offset, acknowledged);
        return advanced;
    }

    private Mono<Long> offset() {
        return Mono.defer(() -> call(Method.HEAD).raw()).map(answer -> {
            Long length = number(answer, "Upload-Length");
            if (length != null && length != file.size()) {
                throw new SourceException(
                        OPERATION,
                        "the upload was made for " + length + " bytes, and the file has " + file.size(),
                        null);
            }
            Long offset = number(answer, OFFSET);
            if (offset == null || offset > file.size()) {
                throw new DecodingException(
                        "HEAD {endpoint}",
                        offset == null
                                ? "it has no Upload-Offset, so this is no tus upload"
                                : "the server has " + offset + " bytes, and the file " + file.size(),
                        answer.requestId(),
                        null);
            }
            if (offset == cutAt) {
                chunk.lost();
            }
            cutAt = -1;
            return offset;
        });
    }

    private Mono<Long> patch(long offset) {
        long length = Math.min(chunk.bytes(), file.size() - offset);
        Call bare = call(Method.PATCH)
                .header(OFFSET, Long.toString(offset))
                .body(() -> Mono.just(Body.repeatable(CHUNK_TYPE, length, file.read(offset, length))));
        return checksums
                .add(bare, offset, length)
                .flatMap(call -> call.raw().elapsed())
                .doOnNext(timed -> chunk.succeeded(Duration.ofMillis(timed.getT1())))
                .flatMap(timed -> Mono.justOrEmpty(number(timed.getT2(), OFFSET)))
                .switchIfEmpty(offset())
                .map(now -> checked(now, offset, length))
                .doOnError(TransportException.class, cut -> cutAt = cut.sent() ? offset : -1)
                .onErrorResume(PayloadTooLargeException.class, this::sendSmallerChunk);
    }

    /** A refused size is no transient failure, so there is neither a backoff nor an attempt to count. */
    private Mono<Long> sendSmallerChunk(PayloadTooLargeException refused) {
        return chunk.tooLarge() ? offset().flatMap(this::next) : Mono.error(refused);
    }

    private static long checked(long now, long offset, long length) {
        if (now <= offset || now > offset + length) {
            throw new DecodingException(
                    OPERATION,
                    "after " + length + " bytes from " + offset + " on the server says it has " + now,
                    null,
                    null);
        }
        return now;
    }

    private Call call(Method method) {
        return api.withoutRetry().external(method, endpoint).header("Tus-Resumable", "1.0.0");
    }

    private static @Nullable Long number(Response<byte[]> answer, String header) {
        String text = answer.head().header(header);
        return text == null || !text.matches("\\d{1,18}") ? null : Long.valueOf(text);
    }

    private boolean isTransient(Throwable failure) {
        if (failure instanceof TransportException) {
            chunk.failed();
            return true;
        }
        return failure instanceof ApiException error
                && (error.status() >= 500 || TRANSIENT_STATUSES.contains(error.status()));
    }
}
