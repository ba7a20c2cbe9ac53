package io.kinescope.client.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

class CloseSignalTest {

    private final CloseSignal signal = new CloseSignal();
    private final List<String> told = new ArrayList<>();

    private Disposable subscribe(String name) {
        return signal.asMono().subscribe(value -> {}, error -> {}, () -> told.add(name));
    }

    @Test
    void completesForEverySubscriberThatIsLeft() {
        subscribe("first");
        Disposable cancelled = subscribe("cancelled");
        subscribe("second");
        cancelled.dispose();
        assertThat(told).isEmpty();
        signal.close();
        signal.close();
        subscribe("late");
        assertThat(told).containsExactlyInAnyOrder("first", "second", "late");
        assertThat(signal.isClosed()).isTrue();
    }
}
