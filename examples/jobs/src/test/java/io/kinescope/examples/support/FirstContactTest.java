package io.kinescope.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FirstContactTest {

    private final AtomicLong clock = new AtomicLong();
    private final FirstContact contact = new FirstContact(Duration.ofSeconds(30), clock::get);

    @Test
    void aHostHasThirtySecondsFromItsFirstFailureOn() {
        pass(100);
        assertThat(contact.problem()).isNull();
        contact.failed("api", new ConnectException("Connection refused"));
        pass(29);
        contact.failed("api", new UnknownHostException("api"));
        assertThat(contact.problem()).isNull();
        pass(1);
        assertThat(contact.problem())
                .isEqualTo("cannot reach api: its name cannot be resolved; tried for 30 s, and it never answered");
    }

    @Test
    void aHostThatHasAnsweredOnceMayFailForLonger() {
        contact.failed("api", new ConnectException("Connection refused"));
        contact.answered("api");
        contact.failed("api", new ConnectException("Connection refused"));
        pass(1000);
        assertThat(contact.problem()).isNull();
    }

    @Test
    void eachHostHasToAnswer() {
        contact.answered("api");
        contact.failed("uploader", new ConnectException("Connection refused"));
        pass(30);
        assertThat(contact.problem()).startsWith("cannot reach uploader: connection refused");
    }

    private void pass(int seconds) {
        clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
