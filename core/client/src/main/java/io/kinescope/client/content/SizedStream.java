package io.kinescope.client.content;

import io.kinescope.client.file.ContentException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/** A stream that fails unless it has exactly the declared number of bytes. */
final class SizedStream {

    /** Large buffers are split, so that progress can be reported and little waits to be written. */
    private static final int PIECE = 64 * 1024;

    private final long size;
    private long seen;
    private @Nullable ByteBuffer last;

    private SizedStream(long size) {
        this.size = size;
    }

    static Flux<ByteBuffer> of(Publisher<ByteBuffer> stream, long size) {
        return Flux.defer(() -> {
            SizedStream counted = new SizedStream(size);
            return Flux.from(stream)
                    .handle(counted::pass)
                    .concatWith(Mono.defer(counted::end))
                    .concatMapIterable(SizedStream::split, 1);
        });
    }

    /**
     * Withholds the last buffer until the stream ends, so that the server never accepts a longer stream as complete.
     */
    private void pass(ByteBuffer buffer, SynchronousSink<ByteBuffer> sink) {
        seen += buffer.remaining();
        if (seen > size) {
            sink.error(new ContentException("its stream goes on after the " + size + " bytes it was said to have"));
        } else if (seen == size && buffer.hasRemaining()) {
            last = buffer;
        } else if (buffer.hasRemaining()) {
            sink.next(buffer);
        }
    }

    private Mono<ByteBuffer> end() {
        return seen < size
                ? Mono.error(new ContentException(
                        "its stream ended after " + seen + " of the " + size + " bytes it was said to have"))
                : Mono.justOrEmpty(last);
    }

    private static List<ByteBuffer> split(ByteBuffer buffer) {
        List<ByteBuffer> slices = new ArrayList<>();
        for (int from = buffer.position(); from < buffer.limit(); from += PIECE) {
            slices.add(buffer.slice(from, Math.min(PIECE, buffer.limit() - from)));
        }
        return slices;
    }
}
