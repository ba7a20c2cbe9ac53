package io.kinescope.examples.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SkippedEntryTest {

    @Test
    void isOneLineOfBoundedLength() {
        assertThat(new SkippedEntry("video", "a\n\u001b\u009b\u202e\ud800b", "it is odd"))
                .hasToString("skipped video a\ufffd\ufffd\ufffd\ufffd\ufffdb: it is odd");
        assertThat(new SkippedEntry("folder", null, "x".repeat(81)))
                .hasToString("skipped folder null: " + "x".repeat(80) + "…");
    }
}
