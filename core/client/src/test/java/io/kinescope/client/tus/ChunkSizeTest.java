package io.kinescope.client.tus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChunkSizeTest {

    private static final int MIB = 1024 * 1024;
    private static final Duration FAST = Duration.ofMillis(1999);
    private static final Duration SLOW = Duration.ofSeconds(2);

    private final ChunkSize chunk = new ChunkSize(8 * MIB, 64 * MIB, false);

    @Test
    void growsWhileChunksAreQuick() {
        chunk.succeeded(FAST);
        assertThat(chunk.bytes()).isEqualTo(16 * MIB);
        chunk.succeeded(SLOW);
        assertThat(chunk.bytes()).isEqualTo(16 * MIB);
        for (int i = 0; i < 40; i++) {
            chunk.succeeded(FAST);
        }
        assertThat(chunk.bytes()).isEqualTo(64 * MIB);
    }

    @Test
    void oneCutIsAnAccidentAndTwoInARowAreNot() {
        chunk.failed();
        assertThat(chunk.bytes()).isEqualTo(8 * MIB);
        chunk.failed();
        assertThat(chunk.bytes()).isEqualTo(4 * MIB);
        chunk.succeeded(SLOW);
        chunk.failed();
        assertThat(chunk.bytes()).isEqualTo(4 * MIB);
        for (int i = 0; i < 40; i++) {
            chunk.failed();
        }
        assertThat(chunk.bytes()).isEqualTo(256 * 1024);
        chunk.succeeded(FAST);
        assertThat(chunk.bytes()).as("and grows again").isEqualTo(512 * 1024);
    }

    @Test
    void becomesASmallPartOfWhatIsSentBetweenTwoLosses() {
        chunk.lost();
        assertThat(chunk.bytes()).isEqualTo(4 * MIB);
        for (int i = 0; i < 15; i++) {
            chunk.succeeded(FAST);
            assertThat(chunk.bytes()).isEqualTo(4 * MIB);
        }
        chunk.succeeded(FAST);
        assertThat(chunk.bytes()).isEqualTo(8 * MIB);
        chunk.succeeded(FAST);
        assertThat(chunk.bytes()).isEqualTo(8 * MIB);
    }

    @Test
    void triesSmallerOnesWhereTheyAreTooLarge() {
        assertThat(chunk.tooLarge()).isTrue();
        assertThat(chunk.bytes()).isEqualTo(4 * MIB);
        for (int i = 0; i < 4; i++) {
            assertThat(chunk.tooLarge()).isTrue();
        }
        assertThat(chunk.tooLarge()).isFalse();
        chunk.succeeded(FAST);
        assertThat(chunk.bytes()).as("what was refused once").isEqualTo(256 * 1024);
    }

    @Test
    void neverGrowsOverWhatTheUserSet() {
        ChunkSize own = new ChunkSize(1000, 1000, false);
        own.succeeded(FAST);
        own.failed();
        own.failed();
        assertThat(own.bytes()).isEqualTo(1000);
    }
}
