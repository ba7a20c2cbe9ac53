package io.kinescope.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The server counts arrivals, and never counts more than the limit, whatever the network does. */
class ArrivalsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static TokenBucket.Builder kinescope() {
        return TokenBucket.builder().limit(10, SECOND).limit(300, MINUTE);
    }

    @Test
    void tenSaturatedHoursKeepWithinTheLimits() {
        Traffic traffic = new Traffic(kinescope(), new Traffic.Mix(0, 0, 0, 0, 0, SECOND.toNanos()), 42);
        traffic.saturate(400, Long.MAX_VALUE);
        traffic.clock.advanceTimeBy(Duration.ofHours(10));

        traffic.server.assertWithin(10, SECOND);
        traffic.server.assertWithin(300, MINUTE);
        assertThat(traffic.server.size()).isGreaterThan(170_000);
    }

    @Test
    void tenSaturatedHoursOfTroubleKeepWithinTheLimits() {
        Traffic traffic = new Traffic(kinescope(), new Traffic.Mix(5, 5, 5, 5, 20, SECOND.toNanos()), 43);
        traffic.saturate(400, Long.MAX_VALUE);
        traffic.clock.advanceTimeBy(Duration.ofHours(10));

        traffic.server.assertWithin(10, SECOND);
        traffic.server.assertWithin(300, MINUTE);
        assertThat(traffic.server.size()).isGreaterThan(150_000);
    }

    @Property(tries = 200)
    void anyTrafficKeepsWithinKinescopesLimits(
            @ForAll("mixes") Traffic.Mix mix,
            @ForAll @LongRange(min = 0, max = 400_000_000) long meanGap,
            @ForAll long seed) {
        Traffic traffic = new Traffic(kinescope(), mix, seed);
        traffic.random(2_000, meanGap);
        traffic.clock.advanceTimeBy(Duration.ofHours(3));

        traffic.server.assertWithin(10, SECOND);
        traffic.server.assertWithin(300, MINUTE);
    }

    @Property(tries = 200)
    void anySaturatedTrafficKeepsWithinAnyLimits(
            @ForAll("mixes") Traffic.Mix mix, @ForAll("limits") List<Tuple2<Integer, Long>> limits, @ForAll long seed) {
        TokenBucket.Builder builder = TokenBucket.builder();
        limits.forEach(limit -> builder.limit(limit.get1(), Duration.ofMillis(limit.get2())));
        Traffic traffic = new Traffic(builder, mix, seed);
        traffic.saturate(50, 1_000);
        traffic.clock.advanceTimeBy(Duration.ofHours(10));

        limits.forEach(limit -> traffic.server.assertWithin(limit.get1(), Duration.ofMillis(limit.get2())));
    }

    @Provide
    Arbitrary<Traffic.Mix> mixes() {
        Arbitrary<Integer> percent = Arbitraries.integers().between(0, 30);
        Arbitrary<Long> slowest = Arbitraries.longs().between(0, SECOND.toNanos());
        return Combinators.combine(percent, percent, percent, percent, percent, slowest)
                .as(Traffic.Mix::new);
    }

    @Provide
    Arbitrary<List<Tuple2<Integer, Long>>> limits() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 50),
                        Arbitraries.longs().between(1, 5_000))
                .as(Tuple::of)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }
}
