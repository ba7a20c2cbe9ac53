package io.kinescope.client.api;

import java.nio.ByteBuffer;

/** What a request carries: bytes at hand, so that they can be sent again. */
public final class Body {

    private final String contentType;
    private final byte[] bytes;

    private Body(String contentType, byte[] bytes) {
        this.contentType = contentType;
        this.bytes = bytes;
    }

    static Body json(byte[] bytes) {
        return new Body("application/json", bytes);
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
    public int length() {
        return bytes.length;
    }

    /**
     * Returns the bytes.
     *
     * @return a read-only view of all of them
     */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }
}
