package io.kinescope.test.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong(-5 * SECOND);
    private final RequestLimits limits = new RequestLimits(
            List.of(new Limit(10, Duration.ofSeconds(1)), new Limit(300, Duration.ofMinutes(1))), now::get);

    @Test
    void letsTenInAtOnceAndNotTheEleventh() {
        for (int i = 0; i < 10; i++) {
            assertThat(limits.arrive()).isZero();
        }
        assertThat(limits.arrive()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void letsTheNextInExactlyWhenTheOldestIsASecondOld() {
        limits.arrive();
        now.addAndGet(SECOND / 2);
        for (int i = 0; i < 9; i++) {
            assertThat(limits.arrive()).isZero();
        }
        now.addAndGet(SECOND / 2 - 1);
        assertThat(limits.arrive()).isEqualTo(Duration.ofNanos(1));
        now.addAndGet(1);
        assertThat(limits.arrive()).isZero();
        assertThat(limits.arrive()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void doesNotCountWhatItRefuses() {
        for (int i = 0; i < 10; i++) {
            limits.arrive();
        }
        for (int i = 0; i < 1000; i++) {
            now.addAndGet(SECOND / 1001);
            assertThat(limits.arrive()).isPositive();
        }
        now.addAndGet(SECOND / 1000);
        for (int i = 0; i < 10; i++) {
            assertThat(limits.arrive()).isZero();
        }
    }

    @Test
    void letsThreeHundredInDuringAMinute() {
        for (int i = 0; i < 300; i++) {
            assertThat(limits.arrive()).as("request %s", i).isZero();
            now.addAndGet(SECOND / 10);
        }
        assertThat(limits.arrive()).isEqualTo(Duration.ofSeconds(30));
        now.addAndGet(30 * SECOND);
        assertThat(limits.arrive()).isZero();
        assertThat(limits.arrive()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void letsInExactlyWhatFitsInEveryPeriod() {
        Random random = new Random(7);
        List<Long> admitted = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            now.addAndGet(random.nextInt(4) == 0 ? random.nextLong(SECOND / 2) : random.nextLong(SECOND / 50));
            boolean fits = count(admitted, SECOND) < 10 && count(admitted, 60 * SECOND) < 300;
            assertThat(limits.arrive().isZero()).isEqualTo(fits);
            if (fits) {
                admitted.add(now.get());
            }
        }
        assertThat(admitted).hasSizeBetween(5_000, 19_000);
    }

    @Test
    void letsAllInWithoutLimits() {
        RequestLimits none = new RequestLimits(List.of(), now::get);
        for (int i = 0; i < 1000; i++) {
            assertThat(none.arrive()).isZero();
        }
    }

    private long count(List<Long> admitted, long period) {
        int count = 0;
        for (int i = admitted.size() - 1; i >= 0 && admitted.get(i) > now.get() - period; i--) {
            count++;
        }
        return count;
    }
}
