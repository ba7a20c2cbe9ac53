package io.kinescope.client.file;

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
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Scheduler;

/**
 * The content of a part of a file, read on a scheduler that may block, one buffer per requested element.
 *
 * <p>It is an operator of its own because cancelling the operators of Reactor either interrupts the reading thread,
 * which closes the channel and loses the error, or closes the file on the cancelling thread, which may be an event
 * loop.
 *
 * @param <B> the type of a buffer
 */
public final class FileFlux<B> extends Flux<B> {

    /** Large enough that switching threads costs little compared with reading and encrypting a buffer. */
    static final int BUFFER_SIZE = 512 * 1024;

    private final FilePart part;
    private final BufferAllocator<B> allocator;
    private final Scheduler scheduler;

    FileFlux(FilePart part, BufferAllocator<B> allocator, Scheduler scheduler) {
        this.part = part;
        this.allocator = allocator;
        this.scheduler = scheduler;
    }

    /**
     * Returns the same content in other buffers, so that an exchange can read a file into memory of its own.
     *
     * @param other the allocator of the buffers
     * @param <C> the type of a buffer
     * @return the content, in buffers that belong to the subscriber
     */
    public <C> FileFlux<C> into(BufferAllocator<C> other) {
        return new FileFlux<>(part, other, scheduler);
    }

    @Override
    public void subscribe(CoreSubscriber<? super B> actual) {
        Reading<B> reading = new Reading<>(actual, this);
        actual.onSubscribe(reading);
        reading.start();
    }

    /** The subscription of one reader. The file is opened, read and closed on the scheduler, by one task at a time. */
    private static final class Reading<B> implements Subscription, Runnable {

        private final CoreSubscriber<? super B> actual;
        private final FilePart part;
        private final BufferAllocator<B> allocator;
        private final Scheduler scheduler;
        private final AtomicLong requested = new AtomicLong();

        /** Begins above 0, so that no task runs while {@code onSubscribe} still does. */
        private final AtomicInteger work = new AtomicInteger(1);

        private final long end;
        private long position;
        private boolean done;
        private volatile @Nullable Throwable illegalRequest;
        private volatile boolean cancelled;
        private @Nullable FileChannel channel;

        Reading(CoreSubscriber<? super B> actual, FileFlux<B> source) {
            this.actual = actual;
            this.part = source.part;
            this.allocator = source.allocator;
            this.scheduler = source.scheduler;
            this.position = part.offset();
            this.end = part.offset() + part.length();
        }

        @Override
        public void request(long n) {
            if (n > 0) {
                requested.accumulateAndGet(n, Operators::addCap);
            } else {
                illegalRequest = Exceptions.nullOrNegativeRequestException(n);
            }
            schedule();
        }

        @Override
        public void cancel() {
            cancelled = true;
            schedule();
        }

        void start() {
            if (work.decrementAndGet() != 0) {
                submit();
            }
        }

        private void schedule() {
            if (work.getAndIncrement() == 0) {
                submit();
            }
        }

        private void submit() {
            try {
                scheduler.schedule(this);
            } catch (RejectedExecutionException rejected) {
                // No task will ever run again, so the file is closed on this thread, whichever it is.
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
            if (illegalRequest != null && !done && !cancelled) {
                fail(illegalRequest);
            }
            while (!done && !cancelled && requested.get() > 0) {
                B buffer;
                try {
                    buffer = read();
                } catch (Throwable failure) {
                    // Errors, such as a lack of memory, have to reach the subscriber too.
                    fail(failure);
                    return;
                }
                emit(buffer);
            }
            if (cancelled && !done) {
                done = true;
                close();
            }
        }

        private void emit(B buffer) {
            if (cancelled) {
                allocator.release(buffer);
                return;
            }
            if (requested.get() != Long.MAX_VALUE) {
                requested.decrementAndGet();
            }
            actual.onNext(buffer);
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
            int size = (int) Math.min(BUFFER_SIZE, end - position);
            B buffer = allocator.allocate(size);
            try {
                fill(allocator.bytes(buffer), file);
                if (position + size == end) {
                    // Withholding the last bytes of a changed file keeps the server from accepting the body as
                    // complete.
                    check();
                }
            } catch (Throwable failure) {
                allocator.release(buffer);
                throw failure;
            }
            position += size;
            return buffer;
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
            part.file().check(FileSnapshot.take(part.file().file()));
        }

        private void fill(ByteBuffer bytes, FileChannel open) throws IOException {
            while (bytes.hasRemaining()) {
                long from = position + bytes.position();
                if (open.read(bytes, from) < 0) {
                    throw new ContentException("the file " + part.file().file()
                            + " became shorter while it was read: it ends after " + from + " of "
                            + part.file().size() + " bytes");
                }
            }
        }

        private void close() {
            if (channel != null) {
                try {
                    channel.close();
                } catch (IOException ignored) {
                    // Nothing was written to the file.
                }
                channel = null;
            }
        }
    }
}
