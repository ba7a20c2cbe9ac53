package io.kinescope.client.file;

import io.kinescope.client.testing.ReactiveStreamsRules;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files under the Reactive Streams TCK. */
class FileFluxRulesTest {

    private static final int BUFFERS = 20;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void create() throws IOException {
        file = directory.resolve("a.mp4");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength((long) BUFFERS * FileFlux.BUFFER_SIZE);
        }
    }

    @TestFactory
    Stream<DynamicTest> buffers() {
        return ReactiveStreamsRules.of(
                BUFFERS, buffers -> new FilePart(FileSnapshot.take(file), 0, buffers * FileFlux.BUFFER_SIZE)
                        .read(BufferAllocator.arrays()));
    }
}
