package io.kinescope.client.testing;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetector.Level;
import io.netty.util.ResourceLeakDetectorFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The leaks of all of Netty's resources in this JVM, from the first one that is made after {@link #install()}. */
final class Leaks extends ResourceLeakDetectorFactory {

    private static final Leaks INSTANCE = new Leaks();

    private final List<RecordingLeakDetector<?>> detectors = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<String> found = new ConcurrentLinkedQueue<>();

    private Leaks() {}

    /** Must run before Netty makes its first buffer, because Netty asks for each detector once. */
    static void install() {
        ResourceLeakDetector.setLevel(Level.PARANOID);
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(INSTANCE);
    }

    @Override
    public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval) {
        RecordingLeakDetector<T> detector = new RecordingLeakDetector<>(resource, samplingInterval, found::add);
        detectors.add(detector);
        return detector;
    }

    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester") // deprecated by Netty, which still makes it abstract
    public <T> ResourceLeakDetector<T> newResourceLeakDetector(
            Class<T> resource, int samplingInterval, long maxActive) {
        return newResourceLeakDetector(resource, samplingInterval);
    }

    /** Collects garbage, and returns the failure which the leaks amount to, and forgets them; null if there are none. */
    static @Nullable AssertionError takeFailure() {
        Garbage.collect();
        INSTANCE.detectors.forEach(RecordingLeakDetector::poll);
        List<String> taken = new ArrayList<>();
        for (String leak = INSTANCE.found.poll(); leak != null; leak = INSTANCE.found.poll()) {
            taken.add(leak);
        }
        return taken.isEmpty() ? null : new AssertionError(taken.size() + " leaks:\n" + String.join("\n", taken));
    }
}
