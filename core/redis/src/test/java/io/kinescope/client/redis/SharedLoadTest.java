package io.kinescope.client.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.redis.ArrivalServer.Arrival;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Processes that saturate one limit, with clocks that are wrong by five seconds. One of them is killed. In the build the
 * limits are smaller; {@code -Dload=long} runs 90 seconds with those of Kinescope.
 */
class SharedLoadTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void processesShareOneLimitWithoutExceedingIt() {
        if ("long".equals(System.getProperty("load"))) {
            run(90, 10, 300, Duration.ofMinutes(1));
        } else {
            run(8, 20, 60, Duration.ofSeconds(4));
        }
    }

    private static void run(int seconds, int inSecond, int inPeriod, Duration period) {
        try (RedisServer redis = RedisServer.startOwn();
                SharedLoad load = new SharedLoad(redis)) {
            for (int process = 0; process < 4; process++) {
                load.start(
                        4,
                        process % 2 == 0 ? 5 : -5,
                        inSecond + "/" + SECOND.toMillis(),
                        inPeriod + "/" + period.toMillis());
            }
            ArrivalServer server = load.arrivals();
            long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (server.countByProcess().size() < 4) {
                assertThat(System.nanoTime()).as("the processes start").isLessThan(deadline);
                RedisServer.pause(Duration.ofMillis(10));
            }
            int begin = server.arrivals().size();
            long commandsBefore = load.commands();
            RedisServer.pause(Duration.ofSeconds(seconds / 2));
            load.kill(3);
            RedisServer.pause(Duration.ofSeconds(seconds - seconds / 2));
            List<Arrival> arrivals = server.arrivals();
            long commands = load.commands() - commandsBefore;

            int mostInSecond = ArrivalServer.most(arrivals, SECOND.toNanos());
            int mostInPeriod = ArrivalServer.most(arrivals, period.toNanos());
            double commandsPerGrant = (double) commands / (arrivals.size() - begin);
            List<Arrival> measured = arrivals.subList(begin, arrivals.size());
            double share = measured.size() / ideal(seconds, inSecond, inPeriod, period, arrivals, begin);
            Map<Integer, Long> byProcess = new TreeMap<>(server.countByProcess());
            System.out.printf(
                    "%d requests, %.1f %% of the ideal, by process %s; most in a second %d, in %s %d; %.2f commands a grant%n",
                    measured.size(), 100 * share, byProcess, mostInSecond, period, mostInPeriod, commandsPerGrant);

            assertThat(mostInSecond).isLessThanOrEqualTo(inSecond);
            assertThat(mostInPeriod).isLessThanOrEqualTo(inPeriod);
            assertThat(commandsPerGrant).isLessThan(2);
            assertThat(byProcess.get(0)).isBetween(byProcess.get(1) / 2, byProcess.get(1) * 2);
        }
    }

    /** Returns the most requests that any limiter could let arrive in this time, after what had arrived before. */
    private static double ideal(
            int seconds, int inSecond, int inPeriod, Duration period, List<Arrival> arrivals, int begin) {
        long start = arrivals.get(begin).nanos();
        long[] times = new long[arrivals.size() + seconds * inSecond + inPeriod];
        int count = 0;
        for (Arrival arrival : arrivals.subList(0, begin)) {
            times[count++] = arrival.nanos();
        }
        int before = count;
        long end = start + Duration.ofSeconds(seconds).toNanos();
        while (true) {
            long next = start;
            if (count >= inSecond) {
                next = Math.max(next, times[count - inSecond] + SECOND.toNanos());
            }
            if (count >= inPeriod) {
                next = Math.max(next, times[count - inPeriod] + period.toNanos());
            }
            if (next > end) {
                return count - before;
            }
            times[count++] = next;
        }
    }
}
