package io.kinescope.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.ResourceLeakTracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Leaks on purpose, into a detector of its own so that the run goes on, and once into the one of all tests. */
class LeaksTest {

    private final List<String> leaks = new ArrayList<>();
    private final RecordingLeakDetector<ByteBuf> detector = new RecordingLeakDetector<>(ByteBuf.class, 1, leaks::add);

    @Test
    void bufferThatIsLostIsRecorded() {
        track().touch();

        Garbage.collect();
        detector.poll();

        assertThat(leaks).singleElement().asString().startsWith("ByteBuf was collected before it was released:");
    }

    @Test
    void bufferThatIsReleasedIsNot() {
        ByteBuf buffer = unwatched();
        ResourceLeakTracker<ByteBuf> tracker = Objects.requireNonNull(detector.track(buffer));
        buffer.release();
        tracker.close(buffer);
        buffer = null;

        Garbage.collect();
        detector.poll();

        assertThat(leaks).isEmpty();
    }

    @Test
    void bufferOfTheDefaultAllocatorThatIsLostFailsItsTestClass() {
        ByteBufAllocator.DEFAULT.buffer(16).writeByte(1);

        AssertionError failure = Leaks.takeFailure();

        assertThat(failure).isNotNull().hasMessageContaining("LeaksTest.java");
        assertThat(Leaks.takeFailure()).isNull();
    }

    /** The buffer is out of reach as soon as this returns. */
    private ByteBuf track() {
        ByteBuf buffer = unwatched();
        Objects.requireNonNull(detector.track(buffer));
        return buffer;
    }

    private static ByteBuf unwatched() {
        return new UnpooledByteBufAllocator(false, true).heapBuffer(16);
    }
}
