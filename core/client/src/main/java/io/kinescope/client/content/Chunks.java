package io.kinescope.client.content;

import java.nio.ByteBuffer;
import java.util.function.IntFunction;

/**
 * The memory that a file is read into.
 *
 * @param <B> a piece of it
 */
public interface Chunks<B> {

    /** Makes a chunk whose bytes are still to be written. */
    B allocate(int size);

    /** Returns a view of all bytes of a chunk, to write them. */
    ByteBuffer bytes(B chunk);

    /** Takes back a chunk that nobody got. */
    void release(B chunk);

    /** New arrays, which whoever gets them may keep. */
    static Chunks<ByteBuffer> arrays() {
        return buffers(ByteBuffer::allocate);
    }

    /** The same buffer again and again, for whoever is done with it before asking for more. */
    static Chunks<ByteBuffer> always(ByteBuffer buffer) {
        return buffers(size -> buffer.slice(0, size));
    }

    private static Chunks<ByteBuffer> buffers(IntFunction<ByteBuffer> allocate) {
        return new Chunks<>() {

            @Override
            public ByteBuffer allocate(int size) {
                return allocate.apply(size);
            }

            @Override
            public ByteBuffer bytes(ByteBuffer chunk) {
                return chunk.duplicate();
            }

            @Override
            public void release(ByteBuffer chunk) {
                // It is garbage.
            }
        };
    }
}
