package io.kinescope.client.api;

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
final class FileFlux extends Flux<ByteBuffer> {

    /** Large enough for a disk, small enough to have several of them in flight for every upload. */
    static final int CHUNK = 128 * 1024;

    private final FileSnapshot file;
    private final long offset;
    private final long length;
    private final Scheduler scheduler;

    FileFlux(FileSnapshot file, long offset, long length, Scheduler scheduler) {
        this.file = file;
        this.offset = offset;
        this.length = length;
        this.scheduler = scheduler;
    }

    @Override
    public void subscribe(CoreSubscriber<? super ByteBuffer> actual) {
        actual.onSubscribe(new Reading(actual, this));
    }

    /** What runs, runs on the scheduler, in one task at a time; the file is only touched there. */
    private static final class Reading implements Subscription, Runnable {

        private final CoreSubscriber<? super ByteBuffer> actual;
        private final FileFlux source;
        private final AtomicLong requested = new AtomicLong();
        private final AtomicInteger work = new AtomicInteger();
        private final long end;
        private long position;
        private boolean done;
        private volatile boolean cancelled;
        private @Nullable FileChannel channel;

        Reading(CoreSubscriber<? super ByteBuffer> actual, FileFlux source) {
            this.actual = actual;
            this.source = source;
            this.position = source.offset;
            this.end = source.offset + source.length;
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
                source.scheduler.schedule(this);
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
                try {
                    ByteBuffer chunk = read();
                    position += chunk.remaining();
                    if (requested.get() != Long.MAX_VALUE) {
                        requested.decrementAndGet();
                    }
                    actual.onNext(chunk);
                    if (position == end) {
                        done = true;
                        close();
                        actual.onComplete();
                    }
                } catch (IOException | UnsendableException unreadable) {
                    fail(unreadable);
                }
            }
            if (cancelled && !done) {
                done = true;
                close();
            }
        }

        private void fail(Throwable failure) {
            done = true;
            close();
            if (!cancelled) {
                actual.onError(failure);
            }
        }

        private ByteBuffer read() throws IOException {
            FileChannel open = channel;
            if (open == null) {
                source.file.check(FileContent.look(source.file.file()));
                open = FileChannel.open(source.file.file(), StandardOpenOption.READ);
                channel = open;
            }
            ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, end - position));
            while (chunk.hasRemaining()) {
                if (open.read(chunk, position + chunk.position()) < 0) {
                    throw new UnsendableException(
                            "the file " + source.file.file() + " became shorter while it was read:" + " it ends after "
                                    + (position + chunk.position()) + " of " + source.file.size() + " bytes");
                }
            }
            return chunk.flip();
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
