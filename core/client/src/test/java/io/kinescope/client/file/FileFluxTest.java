package io.kinescope.client.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.testing.RandomFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Reads step by step on a scheduler that the test drives. */
@EnabledOnOs(OS.LINUX)
class FileFluxTest {

    private static final int SIZE = 5 * FileFlux.BUFFER_SIZE + 1;

    @TempDir
    private Path directory;

    private RandomFile file;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Scheduler scheduler = Schedulers.fromExecutor(tasks::add);

    @BeforeEach
    void create() {
        file = RandomFile.create(directory.resolve("a.mp4"), SIZE);
    }

    @Test
    void readsAPart() throws IOException {
        byte[] all = Files.readAllBytes(file.path());
        int from = 1000;
        int length = 2 * FileFlux.BUFFER_SIZE;
        byte[] read = new FilePart(FileSnapshot.take(file.path()), from, length)
                .read(BufferAllocator.arrays())
                .reduce(ByteBuffer.allocate(length), ByteBuffer::put)
                .block()
                .array();
        assertThat(read).isEqualTo(Arrays.copyOfRange(all, from, from + length));
        assertThat(file.timesOpen()).isZero();
    }

    @Test
    void readsNoMoreThanIsWantedAndClosesAtTheEnd() {
        StepVerifier.create(flux(), 0)
                .then(this::work)
                .then(() -> assertThat(file.timesOpen())
                        .as("nothing is opened unasked")
                        .isZero())
                .thenRequest(2)
                .then(this::work)
                .expectNextCount(2)
                .then(() -> assertThat(file.timesOpen()).isEqualTo(1))
                .thenRequest(Long.MAX_VALUE)
                .then(this::work)
                .expectNextCount(4)
                .verifyComplete();
        assertThat(file.timesOpen()).isZero();
    }

    @Test
    void closesOnTheSchedulerWhenCancelled() {
        BaseSubscriber<ByteBuffer> reader = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                request(1);
            }
        };
        flux().subscribe(reader);
        work();
        reader.cancel();
        assertThat(file.timesOpen()).as("not on the thread that cancels").isEqualTo(1);
        work();
        assertThat(file.timesOpen()).isZero();
    }

    @Test
    void failsWhenTheFileBecomesShorter() {
        StepVerifier.create(flux(), 1)
                .then(this::work)
                .expectNextCount(1)
                .then(this::truncate)
                .thenRequest(Long.MAX_VALUE)
                .then(this::work)
                .verifyErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(ContentException.class)
                        .hasMessageContaining("became shorter")
                        .hasMessageContaining("after " + (FileFlux.BUFFER_SIZE + 10)));
        assertThat(file.timesOpen()).isZero();
    }

    @Test
    void tellsWhenThereIsNoMemory() {
        BufferAllocator<ByteBuffer> none = BufferAllocator.reusing(ByteBuffer.allocate(10));
        FilePart part = new FilePart(FileSnapshot.take(file.path()), 0, SIZE);
        StepVerifier.create(new FileFlux<>(part, none, scheduler))
                .then(this::work)
                .verifyError(IndexOutOfBoundsException.class);
        StepVerifier.create(new FileFlux<>(part, new OutOfMemory(), scheduler))
                .then(this::work)
                .verifyError(OutOfMemoryError.class);
        assertThat(file.timesOpen()).isZero();
    }

    private static final class OutOfMemory implements BufferAllocator<ByteBuffer> {

        @Override
        public ByteBuffer allocate(int size) {
            throw new OutOfMemoryError("as Netty says of direct memory");
        }

        @Override
        public ByteBuffer bytes(ByteBuffer chunk) {
            return chunk;
        }

        @Override
        public void release(ByteBuffer chunk) {}
    }

    @Test
    void failsWhenNothingRunsAnyMore() {
        scheduler.dispose();
        StepVerifier.create(flux()).verifyError(RejectedExecutionException.class);
    }

    private void work() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private FileFlux<ByteBuffer> flux() {
        return new FileFlux<>(
                new FilePart(FileSnapshot.take(file.path()), 0, SIZE), BufferAllocator.arrays(), scheduler);
    }

    private void truncate() {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
            // What has been read is behind the next chunk's beginning, which is cut in the middle.
            channel.truncate(FileFlux.BUFFER_SIZE + 10);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
