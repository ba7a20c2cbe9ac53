package io.kinescope.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutageTest {

    private final Outage outage = new Outage();

    @Test
    void isReportedOnceInAWhile() {
        outage.failed("connection refused", seconds(100));
        outage.failed("connection reset", seconds(105));
        assertThat(outage.report(seconds(109))).isNull();
        assertThat(outage.report(seconds(110))).isEqualTo("waiting for the API since 10 s: connection reset");
        assertThat(outage.report(seconds(111))).isNull();
        assertThat(outage.report(seconds(169))).isNull();
        assertThat(outage.report(seconds(170))).isEqualTo("waiting for the API since 70 s: connection reset");
        outage.answered();
        assertThat(outage.report(seconds(171))).isEqualTo("the API answers again");
        assertThat(outage.report(seconds(172))).isNull();
    }

    @Test
    void isNotReportedIfItIsShort() {
        outage.failed("connection refused", seconds(100));
        outage.answered();
        outage.failed("connection refused", seconds(109));
        outage.answered();
        assertThat(outage.report(seconds(130))).isNull();
        outage.failed("connection refused", seconds(200));
        assertThat(outage.report(seconds(205))).isNull();
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
