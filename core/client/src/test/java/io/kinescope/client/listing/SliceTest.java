package io.kinescope.client.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SliceTest {

    private static final int ITEMS = 100_000;
    private static final int LARGEST = 100;
    private static final int OVERLAP = 2;

    @Test
    void noChoiceOfSlicesNeedsFewerRequests() {
        int requests = 1;
        for (Slice slice = Slice.beginningBefore(0, LARGEST); slice.end() < ITEMS; requests++) {
            slice = slice.next(LARGEST, OVERLAP);
        }
        assertThat(requests).isEqualTo(1_153).isEqualTo(fewestRequests());
    }

    /** The fewest slices from 0 to the end, by trying every size at every offset, from the end on. */
    private static int fewestRequests() {
        int[] fewest = new int[ITEMS + LARGEST + 1];
        for (int end = ITEMS - 1; end >= 0; end--) {
            int from = Math.max(0, end - OVERLAP);
            fewest[end] = Integer.MAX_VALUE;
            for (int size = 1; size <= LARGEST; size++) {
                int next = (from / size + 1) * size;
                if (next > end) {
                    fewest[end] = Math.min(fewest[end], 1 + fewest[next]);
                }
            }
        }
        return fewest[0];
    }
}
