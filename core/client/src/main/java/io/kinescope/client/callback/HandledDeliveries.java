package io.kinescope.client.callback;

import java.time.Duration;
import java.util.Objects;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The memory of the webhook deliveries that were handled: the last one of every subject, which is a video or a live event.
 * A delivery is a repeat if it says the same as the last one of its subject. So a sender that disconnects and connects
 * again is reported each time.
 *
 * <p>An implementation over a database serves several instances of an application.
 */
public interface HandledDeliveries {

    /**
     * Tells whether a delivery says the same as the last one of its subject.
     *
     * @param subject the video, the live event or the name of an unknown event
     * @param content a digest of what the delivery says
     * @return true if it does
     */
    Mono<Boolean> isLast(String subject, String content);

    /**
     * Notes a delivery as the last one of its subject. It is called after the delivery was handled successfully.
     *
     * @param subject the video, the live event or the name of an unknown event
     * @param content a digest of what the delivery says
     * @return completes when it is noted
     */
    Mono<Void> add(String subject, String content);

    /**
     * Returns a memory in this JVM, of at most 10,000 subjects.
     *
     * @param window the time for which a delivery is remembered, more than zero
     * @return a new memory
     * @throws IllegalArgumentException if the window is not positive
     */
    static HandledDeliveries inMemory(Duration window) {
        return inMemory(window, Schedulers.parallel());
    }

    /**
     * Returns a memory in this JVM, of at most 10,000 subjects.
     *
     * @param window the time for which a delivery is remembered, more than zero
     * @param scheduler the scheduler whose clock is used
     * @return a new memory
     * @throws IllegalArgumentException if the window is not positive
     */
    static HandledDeliveries inMemory(Duration window, Scheduler scheduler) {
        Objects.requireNonNull(window, "window must not be null");
        if (window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException("the window must be more than zero, not " + window);
        }
        return new RecentDeliveries(window, Objects.requireNonNull(scheduler, "scheduler must not be null"));
    }
}
