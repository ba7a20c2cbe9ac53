package io.kinescope.test.videos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VideoIdsTest {

    private static final int SIZE = 100_000;

    private final VideoIds ids = new VideoIds(new PseudoRandom(42));

    @Test
    void areDistinctUuidsThatLeadBack() {
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < SIZE; index++) {
            String id = ids.id(index);
            assertThat(ids.index(id, SIZE)).isEqualTo(index);
            seen.add(id);
        }
        assertThat(seen).hasSize(SIZE);
        assertThat(UUID.fromString(ids.id(0)).version()).isEqualTo(4);
        assertThat(UUID.fromString(ids.id(0)).variant()).isEqualTo(2);
    }

    @Test
    void areReadInUpperCaseToo() {
        assertThat(ids.index(ids.id(5).toUpperCase(Locale.ROOT), SIZE)).isEqualTo(5);
    }

    @Test
    void knowOnlyTheirOwn() {
        assertThat(ids.index(ids.id(SIZE), SIZE)).isEqualTo(-1);
        assertThat(ids.index(UUID.randomUUID().toString(), Integer.MAX_VALUE)).isEqualTo(-1);
        String id = ids.id(5);
        String other = (id.charAt(0) == 'a' ? 'b' : 'a') + id.substring(1);
        assertThat(ids.index(other, SIZE)).isEqualTo(-1);
    }

    @Test
    void differWithTheSeed() {
        assertThat(new VideoIds(new PseudoRandom(43)).id(0)).isNotEqualTo(ids.id(0));
    }
}
