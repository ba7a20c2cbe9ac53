package io.kinescope.spring.boot.web;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Reads the bodies of what Kinescope sends. */
final class CallbackBody {

    private CallbackBody() {}

    /**
     * Reads a body into memory.
     *
     * @param request the request
     * @param maxSize the maximum number of bytes; reading stops at the buffer that exceeds it
     * @return the bytes; empty if there are more
     */
    static Mono<byte[]> read(ServerRequest request, int maxSize) {
        if (request.headers().contentLength().orElse(0) > maxSize) {
            return Mono.empty();
        }
        return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), maxSize)
                .map(CallbackBody::bytes)
                .defaultIfEmpty(new byte[0])
                .onErrorResume(DataBufferLimitException.class, tooLarge -> Mono.empty());
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
