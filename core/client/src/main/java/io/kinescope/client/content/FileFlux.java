package io.kinescope.client.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Scheduler;

/**
 * Reads a part of a file on a scheduler that may block, a chunk for every request.
 *
 * <p>An operator of its own because cancelling the usual ones interrupts the reading thread, which closes the channel
 * under it and loses the error, or closes the file on the thread that cancels, which may be an event loop.
 */
final class FileFlux<B> extends Flux<B> {

    /** So large that the hand-over from thread to thread costs nothing beside reading and encrypting it. */
    static final int CHUNK = 512 * 1024;

    private final FilePart part;
    private final Chunks<B> chunks;
    private final Scheduler scheduler;

    FileFlux(FilePart part, Chunks<B> chunks, Scheduler scheduler) {
        this.part = part;
        this.chunks = chunks;
        this.scheduler = scheduler;
    }

    @Override
    public void subscribe(CoreSubscriber<? super B> actual) {
        actual.onSubscribe(new Reading<>(actual, this));
    }

    /** What runs, runs on the scheduler, in one task at a time; the file is only touched there. */
    private static final class Reading<B> implements Subscription, Runnable {

        private final CoreSubscriber<? super B> actual;
        private final FilePart part;
        private final Chunks<B> chunks;
        private final Scheduler scheduler;
        private final AtomicLong requested = new AtomicLong();
        private final AtomicInteger work = new AtomicInteger();
        private final long end;
        private long position;
        private boolean done;
        private volatile boolean cancelled;
        private @Nullable FileChannel channel;

        Reading(CoreSubscriber<? super B> actual, FileFlux<B> source) {
            this.actual = actual;
            this.part = source.part;
            this.chunks = source.chunks;
            this.scheduler = source.scheduler;
            this.position = part.offset();
            this.end = part.offset() + part.length();
        }

        @Override
        public void request(long n) {
            if (Operators.validate(n)) {
                requested.accumulateAndGet(n, Operators::addCap);
                schedule();
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            schedule();
        }

        private void schedule() {
            if (work.getAndIncrement() != 0) {
                return;
            }
            try {
                scheduler.schedule(this);
            } catch (RejectedExecutionException rejected) {
                // No thread will ever touch the file again, so it is closed here, whatever thread this is.
                fail(rejected);
            }
        }

        @Override
        public void run() {
            int missed = 1;
            while (missed != 0) {
                drain();
                missed = work.addAndGet(-missed);
            }
        }

        private void drain() {
            while (!done && !cancelled && requested.get() > 0) {
                B chunk;
                try {
                    chunk = read();
                } catch (Throwable unreadable) {
                    // Be it that memory ran out: whoever waits for the chunk has to hear of it.
                    fail(unreadable);
                    return;
                }
                emit(chunk);
            }
            if (cancelled && !done) {
                done = true;
                close();
            }
        }

        private void emit(B chunk) {
            if (cancelled) {
                chunks.release(chunk);
                return;
            }
            if (requested.get() != Long.MAX_VALUE) {
                requested.decrementAndGet();
            }
            actual.onNext(chunk);
            if (position == end) {
                done = true;
                close();
                actual.onComplete();
            }
        }

        private void fail(Throwable failure) {
            done = true;
            close();
            if (!cancelled) {
                actual.onError(failure);
            }
        }

        private B read() throws IOException {
            FileChannel file = open();
            int size = (int) Math.min(CHUNK, end - position);
            B chunk = chunks.allocate(size);
            try {
                fill(chunks.bytes(chunk), file);
                if (position + size == end) {
                    // Without its last bytes the server never takes for whole what was changed meanwhile.
                    check();
                }
            } catch (Throwable unreadable) {
                chunks.release(chunk);
                throw unreadable;
            }
            position += size;
            return chunk;
        }

        private FileChannel open() throws IOException {
            FileChannel open = channel;
            if (open == null) {
                check();
                open = FileChannel.open(part.file().file(), StandardOpenOption.READ);
                channel = open;
            }
            return open;
        }

        private void check() {
            part.file().check(FileContent.look(part.file().file()));
        }

        private void fill(ByteBuffer bytes, FileChannel open) throws IOException {
            while (bytes.hasRemaining()) {
                long from = position + bytes.position();
                if (open.read(bytes, from) < 0) {
                    throw new UnsendableException("the file " + part.file().file()
                            + " became shorter while it was read: it ends after " + from + " of "
                            + part.file().size() + " bytes");
                }
            }
        }

        private void close() {
            if (channel != null) {
                try {
                    channel.close();
                } catch (IOException harmless) {
                    // Nothing was written to it.
                }
                channel = null;
            }
        }
    }
}
