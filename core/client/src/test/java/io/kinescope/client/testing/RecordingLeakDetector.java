package io.kinescope.client.testing;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakTracker;
import java.util.function.Consumer;

/** Hands on the leaks which Netty's own detector only logs. */
final class RecordingLeakDetector<T> extends ResourceLeakDetector<T> {

    private final Consumer<String> leaks;

    RecordingLeakDetector(Class<?> resource, int samplingInterval, Consumer<String> leaks) {
        super(resource, samplingInterval);
        this.leaks = leaks;
    }

    /** Looks for leaks among what has been collected; Netty itself looks only when a resource is made. */
    @SuppressWarnings("unchecked") // a tracker does nothing with the resource but refer to it
    void poll() {
        T probe = (T) new Object();
        ResourceLeakTracker<T> tracker = trackForcibly(probe);
        if (tracker != null) {
            tracker.close(probe);
        }
    }

    /** Without a logger at error level Netty would forget the leaks instead of reporting them. */
    @Override
    protected boolean needReport() {
        return true;
    }

    @Override
    protected void reportTracedLeak(String resourceType, String records) {
        leaks.accept(resourceType + " was collected before it was released:" + records);
    }

    @Override
    protected void reportUntracedLeak(String resourceType) {
        leaks.accept(resourceType + " was collected before it was released");
    }
}
