package io.kinescope.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutageTest {

    private final Outage outage = new Outage();

    @Test
    void isReportedOnceInAWhile() {
        outage.failed("connection refused", Duration.ofSeconds(4), seconds(100));
        outage.failed("connection reset", Duration.ofSeconds(8), seconds(105));
        assertThat(outage.report(seconds(109))).isNull();
        assertThat(outage.report(seconds(110)))
                .isEqualTo("waiting for the API since 10 s, next attempt in 3 s: connection reset");
        assertThat(outage.report(seconds(111))).isNull();
        assertThat(outage.report(seconds(169))).isNull();
        assertThat(outage.report(seconds(170)))
                .isEqualTo("waiting for the API since 1 min 10 s, next attempt in 0 s: connection reset");
        outage.answered();
        assertThat(outage.report(seconds(171))).isEqualTo("the API answers again after 1 min 11 s");
        assertThat(outage.report(seconds(172))).isNull();
    }

    @Test
    void isReportedAtOnceIfTheNextAttemptIsFarAway() {
        outage.failed("503", Duration.ofSeconds(500), seconds(100));
        assertThat(outage.report(seconds(101)))
                .isEqualTo("waiting for the API since 1 s, next attempt in 8 min 19 s: 503");
    }

    @Test
    void isNotReportedIfItIsShort() {
        outage.failed("connection refused", Duration.ofSeconds(1), seconds(100));
        outage.answered();
        outage.failed("connection refused", Duration.ofSeconds(1), seconds(109));
        outage.answered();
        assertThat(outage.report(seconds(130))).isNull();
        outage.failed("connection refused", Duration.ofSeconds(1), seconds(200));
        assertThat(outage.report(seconds(205))).isNull();
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
