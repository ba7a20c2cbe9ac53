package io.kinescope.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BucketTest {

    @Property(tries = 100)
    void agreesWithAQueueOfInstants(
            @ForAll @IntRange(min = 1, max = 200) int tokens,
            @ForAll @IntRange(min = 1, max = 500) int period,
            @ForAll @IntRange(min = 1, max = 40) int longestStep,
            @ForAll long seed) {
        Random random = new Random(seed);
        Bucket bucket = new Bucket(tokens, period);
        int free = tokens;
        int out = 0;
        Deque<Long> returns = new ArrayDeque<>();
        long now = 0;
        for (int step = 0; step < 3_000; step++) {
            now += random.nextInt(longestStep);
            bucket.refill(now);
            while (!returns.isEmpty() && returns.getFirst() <= now) {
                returns.removeFirst();
                free++;
            }
            int choice = random.nextInt(5);
            if (choice < 3 && free > 0) {
                bucket.take();
                free--;
                out++;
            } else if (choice == 3 && out > 0) {
                bucket.releaseAfter(now);
                returns.addLast(now + period);
                out--;
            } else if (choice == 4 && out > 0 && random.nextInt(4) == 0) {
                bucket.release();
                free++;
                out--;
            }
            assertThat(bucket.isEmpty()).isEqualTo(free == 0);
            long expected = free > 0 ? now : returns.isEmpty() ? now + 7 + period : returns.getFirst();
            assertThat(bucket.nextFree(now, now + 7)).isEqualTo(expected);
        }
    }
}
