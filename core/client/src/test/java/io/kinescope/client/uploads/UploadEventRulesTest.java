package io.kinescope.client.uploads;

import io.kinescope.client.testing.ReactiveStreamsRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import reactor.core.publisher.Flux;

/** The events of an upload under the Reactive Streams TCK. */
class UploadEventRulesTest {

    @TestFactory
    Stream<DynamicTest> events() {
        return ReactiveStreamsRules.ofOperators(
                100,
                elements -> UploadProgress.observe(
                        progress -> Flux.range(1, (int) elements).map(number -> new UploadEvent.Started("1", number))));
    }
}
