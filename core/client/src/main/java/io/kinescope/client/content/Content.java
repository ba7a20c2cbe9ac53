package io.kinescope.client.content;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * What a call sends besides JSON: a file, bytes, a stream, a form. Nothing is opened before the call is subscribed to.
 *
 * <p>What cannot be read, or is not as long as it was said to be, fails the call with
 * {@link io.kinescope.client.error.SourceException}.
 */
public interface Content {

    /**
     * Sends a file. It is read as it is sent, never on an event loop, and can be sent again.
     *
     * @param file an existing file that is not empty
     * @return the content, of type {@code application/octet-stream}
     */
    static Content of(Path file) {
        return new FileContent(file);
    }

    /**
     * Sends bytes.
     *
     * @param bytes at least one; they must not change afterwards
     * @return the content, of type {@code application/octet-stream}
     */
    static Content of(byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("there must be at least one byte to send");
        }
        return () -> Mono.fromSupplier(() -> Body.of(OCTETS, bytes));
    }

    /**
     * Sends a stream. It is read as it is sent, and only once: a call that fails after its beginning is not repeated, and
     * a second subscription fails.
     *
     * @param stream the bytes, in buffers that must not change afterwards; has to complete after the last one
     * @param size how many bytes there are; a stream that ends earlier or goes on longer fails the call, and the server
     *     never has all of it
     * @return the content, of type {@code application/octet-stream}
     */
    static Content of(Publisher<ByteBuffer> stream, long size) {
        if (size < 1) {
            throw new IllegalArgumentException("a stream needs its size in bytes, at least 1, not " + size);
        }
        Body body = Body.once(OCTETS, size, SizedStream.of(stream, size));
        return () -> Mono.just(body);
    }

    /** The type of content that says nothing else. */
    String OCTETS = "application/octet-stream";

    /**
     * Returns the same content under another media type.
     *
     * @param contentType such as {@code image/png}
     * @return the content with the type
     */
    default Content type(String contentType) {
        String checked = MediaType.check(contentType);
        return () -> body().map(body -> body.type(checked));
    }

    /**
     * Returns the same content, watched while it is written to the connection.
     *
     * @param listener told how many bytes were written so far; must not block; another attempt counts from the
     *     beginning
     * @return the content that tells its progress
     */
    default Content onWritten(LongConsumer listener) {
        return () -> body().map(body -> body.onWritten(listener));
    }

    /**
     * Finds out what there is to send.
     *
     * @return the body; fails if there is nothing that could be sent
     */
    Mono<Body> body();
}
