package io.kinescope.client.content;

import io.kinescope.client.file.ContentException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** The body of a request: a known number of bytes, in memory or as a stream. */
public final class Body {

    private final String contentType;
    private final long length;
    private final byte @Nullable [] bytes;
    private final Flux<ByteBuffer> content;
    private final @Nullable AtomicBoolean taken;
    private final @Nullable LongConsumer listener;

    private Body(
            String contentType,
            long length,
            byte @Nullable [] bytes,
            Flux<ByteBuffer> content,
            @Nullable AtomicBoolean taken,
            @Nullable LongConsumer listener) {
        this.contentType = Objects.requireNonNull(contentType, "contentType must not be null");
        this.length = length;
        this.bytes = bytes;
        this.content = Objects.requireNonNull(content, "content must not be null");
        this.taken = taken;
        this.listener = listener;
    }

    /**
     * Creates a body of bytes in memory, which can be sent any number of times.
     *
     * @param contentType the value of the {@code Content-Type} header
     * @param bytes the bytes, which must not change afterwards
     * @return the body
     */
    public static Body of(String contentType, byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes must not be null");
        Flux<ByteBuffer> content = Flux.defer(() -> Flux.just(readOnly(bytes)));
        return new Body(contentType, bytes.length, bytes, content, null, null);
    }

    /**
     * Creates a body that can be sent any number of times.
     *
     * @param contentType the value of the {@code Content-Type} header
     * @param length the exact number of bytes
     * @param content the bytes, read again for every attempt, in buffers that must not change afterwards
     * @return the body
     */
    public static Body repeatable(String contentType, long length, Flux<ByteBuffer> content) {
        return new Body(contentType, length, null, content, null, null);
    }

    /**
     * Creates a body that can be sent once, so that a call which fails after its beginning is not repeated.
     *
     * @param contentType the value of the {@code Content-Type} header
     * @param length the exact number of bytes
     * @param content the bytes, in buffers that must not change afterwards
     * @return the body
     */
    public static Body singleUse(String contentType, long length, Flux<ByteBuffer> content) {
        return new Body(contentType, length, null, content, new AtomicBoolean(), null);
    }

    Body type(String type) {
        return new Body(type, length, bytes, content, taken, listener);
    }

    /** Returns the same body with a listener that is called with the number of bytes written so far. */
    Body onWritten(LongConsumer listener) {
        return new Body(contentType, length, bytes, content, taken, listener);
    }

    /**
     * Returns the media type.
     *
     * @return the value of the {@code Content-Type} header
     */
    public String contentType() {
        return contentType;
    }

    /**
     * Returns the size.
     *
     * @return the number of bytes
     */
    public long length() {
        return length;
    }

    /**
     * Returns the bytes if they are in memory.
     *
     * @return a read-only view of all bytes; null if they are read while they are sent
     */
    public @Nullable ByteBuffer bytes() {
        return bytes == null ? null : readOnly(bytes);
    }

    /**
     * Returns the bytes, which are read as they are requested.
     *
     * @return {@link #length()} bytes, or an error; a second subscription fails unless {@link #isRepeatable()}
     */
    public Flux<ByteBuffer> content() {
        AtomicBoolean once = taken;
        if (once == null) {
            return content;
        }
        return Flux.defer(() -> once.compareAndSet(false, true)
                ? content
                : Flux.error(new ContentException("its stream was read before, and can be read only once")));
    }

    /**
     * Tells whether the bytes can be read any number of times.
     *
     * @return false for a stream
     */
    public boolean isRepeatable() {
        return taken == null;
    }

    /**
     * Reports progress to the listener, if there is one. An exchange calls this when bytes are written.
     *
     * @param count the number of bytes written in this attempt
     */
    public void written(long count) {
        if (listener != null) {
            listener.accept(count);
        }
    }

    /**
     * Tells whether the bytes can be read now, so that an exchange can send the request another way.
     *
     * @return false for a stream that was read before
     */
    public boolean canBeSent() {
        return taken == null || !taken.get();
    }

    private static ByteBuffer readOnly(byte[] bytes) {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }
}
