package io.kinescope.examples.upload;

import io.kinescope.examples.upload.ItemEvent.Failed;
import io.kinescope.examples.upload.ItemEvent.Finished;
import io.kinescope.examples.upload.ItemEvent.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The numbers of a bulk upload, and its failures. The methods may be called on any thread. */
final class UploadReport {

    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final List<String> failures = new ArrayList<>();
    private long bytes;

    synchronized void add(ItemEvent event) {
        if (event instanceof Finished finished) {
            counts.merge(finished.outcome(), 1, Integer::sum);
            if (finished.outcome() != Outcome.SENT_BEFORE) {
                bytes += finished.item().size();
            }
        } else if (event instanceof Failed failed) {
            failures.add(line(failed));
        }
    }

    /** Returns the number of files that are sent, now or before. */
    synchronized int files() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    static String line(Failed failed) {
        return line(failed.item().name()) + ": " + failed.reason();
    }

    /** Returns the name of a file in one line. */
    static String line(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    /** Adds a failure that was found before anything was sent. */
    synchronized void fail(String failure) {
        failures.add(failure);
    }

    /** Returns the files that failed, each with its reason. */
    synchronized List<String> failures() {
        return failures;
    }

    /** Returns whether new videos were created, successfully or not. */
    boolean hasCreated() {
        return !failures.isEmpty() || count(Outcome.SENT) > 0;
    }

    String summary() {
        return String.format(
                Locale.ROOT,
                "sent %d files of %.1f MB%s, %d there already, %d failed",
                count(Outcome.SENT) + count(Outcome.REPLACED),
                bytes / 1e6,
                count(Outcome.REPLACED) == 0 ? "" : ", " + count(Outcome.REPLACED) + " of them changed",
                count(Outcome.SENT_BEFORE),
                failures.size());
    }

    private int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
