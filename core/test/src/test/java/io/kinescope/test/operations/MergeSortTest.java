package io.kinescope.test.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MergeSortTest {

    @Test
    void sortsStably() {
        Random random = new Random(3);
        for (int size = 0; size < 200; size++) {
            int[] values = random.ints(size, 0, 1000).toArray();
            int[] expected = IntStream.of(values)
                    .boxed()
                    .sorted(Comparator.comparing(value -> value / 10))
                    .mapToInt(value -> value)
                    .toArray();
            MergeSort.sort(values, (a, b) -> Integer.compare(a / 10, b / 10));
            assertThat(values).isEqualTo(expected);
        }
    }

    @Test
    void comparesWhatIsSortedOnlyOnce() {
        int[] values = IntStream.range(0, 10_000).toArray();
        AtomicInteger comparisons = new AtomicInteger();
        MergeSort.sort(values, (a, b) -> {
            comparisons.incrementAndGet();
            return Integer.compare(a, b);
        });
        assertThat(comparisons).hasValueLessThan(10_000);
    }
}
