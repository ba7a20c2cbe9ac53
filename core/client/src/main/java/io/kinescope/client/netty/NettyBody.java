package io.kinescope.client.netty;

import io.kinescope.client.content.Body;
import io.kinescope.client.file.BufferAllocator;
import io.kinescope.client.file.FileFlux;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.FutureMono;

/**
 * Writes a body that is read as it is sent, as fast as the connection takes it. Reactor Netty's own way asks for 128
 * buffers at once, which is more memory than an upload should take.
 */
final class NettyBody {

    /** One is written while the next one is read. */
    private static final int FILE_CHUNKS_IN_FLIGHT = 2;

    /** Others' buffers may be small. */
    private static final int BUFFERS_IN_FLIGHT = 16;

    private static final int MAX_SLICE = 64 * 1024;

    private final Body body;
    private final Channel channel;
    private final AtomicLong written = new AtomicLong();

    NettyBody(Body body, Channel channel) {
        this.body = body;
        this.channel = channel;
    }

    Mono<Void> write(Consumer<Throwable> onSourceFailure) {
        Flux<ByteBuffer> content = body.content();
        return content instanceof FileFlux<ByteBuffer> file
                ? write(file.into(new Pooled(channel.alloc())), FILE_CHUNKS_IN_FLIGHT, onSourceFailure)
                : write(content.concatMapIterable(NettyBody::slices, 1), BUFFERS_IN_FLIGHT, onSourceFailure);
    }

    private Mono<Void> write(Flux<ByteBuf> chunks, int inFlight, Consumer<Throwable> onSourceFailure) {
        // The end has to come where the connection is at home: elsewhere the answer could overtake it, and the next
        // request with it.
        return chunks.doOnError(onSourceFailure)
                .flatMapSequential(this::write, inFlight, 1)
                .then()
                .publishOn(Schedulers.fromExecutor(channel.eventLoop()));
    }

    /** Parts that are written one by one show that a slow server still accepts bytes. */
    private static List<ByteBuf> slices(ByteBuffer buffer) {
        ByteBuf whole = Unpooled.wrappedBuffer(buffer);
        List<ByteBuf> slices = new ArrayList<>();
        while (whole.readableBytes() > MAX_SLICE) {
            slices.add(whole.readRetainedSlice(MAX_SLICE));
        }
        slices.add(whole);
        return slices;
    }

    /** The connection has the buffer, and releases it, from here on, whether anyone still waits for it or not. */
    private Mono<Void> write(ByteBuf chunk) {
        int size = chunk.readableBytes();
        return FutureMono.from(channel.writeAndFlush(chunk)).doOnSuccess(done -> body.written(written.addAndGet(size)));
    }

    /** Memory that the file is read into and the connection written from without a copy. */
    private record Pooled(ByteBufAllocator allocator) implements BufferAllocator<ByteBuf> {

        @Override
        public ByteBuf allocate(int size) {
            return allocator.directBuffer(size, size).writerIndex(size);
        }

        @Override
        public ByteBuffer bytes(ByteBuf chunk) {
            return chunk.nioBuffer();
        }

        @Override
        public void release(ByteBuf chunk) {
            chunk.release();
        }
    }
}
