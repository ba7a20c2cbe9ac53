package io.kinescope.test.videos;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.test.json.Timestamps;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeededVideosTest {

    private static final PseudoRandom RANDOM = new PseudoRandom(1);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 2000, 1_000_000})
    void areNumberedInTheOrderOfTheirCreationWithTies(int count) {
        SeededVideos videos = new SeededVideos(count, RANDOM, List.of());
        int ties = 0;
        for (int index = 1; index < count; index++) {
            assertThat(videos.createdAt(index)).isGreaterThanOrEqualTo(videos.createdAt(index - 1));
            ties += videos.createdAt(index) == videos.createdAt(index - 1) ? 1 : 0;
        }
        long expected =
                IntStream.range(0, count).filter(i -> i % 7 == 3 || i % 7 == 4).count();
        assertThat(ties).isEqualTo((int) expected);
        assertThat(videos.createdAt(count - 1)).isLessThan(Timestamps.parse("2025-06-01T00:00:00Z"));
    }
}
