package io.kinescope.client.content;

import io.kinescope.client.file.FileSnapshot;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * The content of a request other than JSON: a file, bytes, a stream or a form. Nothing is opened before the call is
 * subscribed to.
 *
 * <p>Content that cannot be read, or has not the declared size, fails the call with
 * {@link io.kinescope.client.error.SourceException}.
 *
 * <p>Other sources implement {@link #body()} with the factories of {@link Body}:
 *
 * <pre>{@code
 * Content report = () -> reports.find(id).map(text -> Body.of("text/csv", text.getBytes(UTF_8)));
 * }</pre>
 */
public interface Content {

    /**
     * Returns the content of a file. It is read while it is sent, never on an event loop, and can be sent repeatedly.
     *
     * @param file an existing file that is not empty
     * @return the content, of type {@code application/octet-stream}
     */
    static Content of(Path file) {
        Objects.requireNonNull(file, "file must not be null");
        return () -> FileSnapshot.of(file)
                .map(snapshot -> Body.repeatable(OCTETS, snapshot.size(), snapshot.read(0, snapshot.size())));
    }

    /**
     * Returns bytes as content.
     *
     * @param bytes at least one byte; the array must not change afterwards
     * @return the content, of type {@code application/octet-stream}
     */
    static Content of(byte[] bytes) {
        if (Objects.requireNonNull(bytes, "bytes must not be null").length == 0) {
            throw new IllegalArgumentException("there must be at least one byte to send");
        }
        return () -> Mono.fromSupplier(() -> Body.of(OCTETS, bytes));
    }

    /**
     * Returns a stream as content. It is read while it is sent, and only once: a call is not repeated once it has begun
     * to read the stream, and a second subscription fails.
     *
     * @param stream the bytes, in buffers that must not change afterwards; must complete after the last one
     * @param size the number of bytes; a shorter or longer stream fails the call before the server has the complete
     *     body
     * @return the content, of type {@code application/octet-stream}
     */
    static Content of(Publisher<ByteBuffer> stream, long size) {
        Objects.requireNonNull(stream, "stream must not be null");
        if (size < 1) {
            throw new IllegalArgumentException("a stream needs its size in bytes, at least 1, not " + size);
        }
        Body body = Body.singleUse(OCTETS, size, SizedStream.of(stream, size));
        return () -> Mono.just(body);
    }

    /** The default media type. */
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
     * Returns the same content with a listener for the progress of writing it to the connection.
     *
     * @param listener called with the number of bytes written so far; must not block; another attempt counts from 0
     * @return the content with the listener
     */
    default Content onWritten(LongConsumer listener) {
        Objects.requireNonNull(listener, "listener must not be null");
        return () -> body().map(body -> body.onWritten(listener));
    }

    /**
     * Creates the body of a request.
     *
     * @return the body; fails if the content cannot be read
     */
    Mono<Body> body();
}
