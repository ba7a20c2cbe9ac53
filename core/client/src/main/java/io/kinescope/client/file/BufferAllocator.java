package io.kinescope.client.file;

import java.nio.ByteBuffer;
import java.util.function.IntFunction;

/**
 * An allocator of the buffers that a file is read into.
 *
 * @param <B> the type of a buffer
 */
public interface BufferAllocator<B> {

    /**
     * Returns a buffer with undefined content.
     *
     * @param size the number of bytes
     * @return a buffer of this size
     */
    B allocate(int size);

    /**
     * Returns a view of all bytes of a buffer, to write to.
     *
     * @param buffer a buffer of this allocator
     * @return the view
     */
    ByteBuffer bytes(B buffer);

    /**
     * Releases a buffer that was not emitted.
     *
     * @param buffer a buffer of this allocator
     */
    void release(B buffer);

    /**
     * Returns an allocator of new arrays, which the subscriber may keep.
     *
     * @return the allocator
     */
    static BufferAllocator<ByteBuffer> arrays() {
        return buffers(ByteBuffer::allocate);
    }

    /**
     * Returns an allocator that reuses one buffer, for a subscriber that does not keep it.
     *
     * @param buffer the buffer, at least as large as what is allocated at once
     * @return the allocator
     */
    static BufferAllocator<ByteBuffer> reusing(ByteBuffer buffer) {
        return buffers(size -> buffer.slice(0, size));
    }

    private static BufferAllocator<ByteBuffer> buffers(IntFunction<ByteBuffer> allocate) {
        return new BufferAllocator<>() {

            @Override
            public ByteBuffer allocate(int size) {
                return allocate.apply(size);
            }

            @Override
            public ByteBuffer bytes(ByteBuffer buffer) {
                return buffer.duplicate();
            }

            @Override
            public void release(ByteBuffer buffer) {
                // Left to the garbage collector.
            }
        };
    }
}
