package io.kinescope.examples.upload;

import io.kinescope.examples.upload.UploadStep.Result;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts how uploads ended. */
final class UploadReport {

    private final Map<Result, Integer> counts = new EnumMap<>(Result.class);
    private final List<String> failures = new ArrayList<>();
    private long bytes;

    void add(UploadStep step) {
        counts.merge(step.result(), 1, Integer::sum);
        switch (step.result()) {
            case SENT, REPLACED -> bytes += step.item().size();
            case FAILED -> failures.add(step.item().file() + ": " + step.problem());
            case NONE, THERE_ALREADY -> {
                // Counted, and no bytes of it are new.
            }
        }
    }

    /** What did not get there, and why. */
    List<String> failures() {
        return failures;
    }

    String summary() {
        return String.format(
                Locale.ROOT,
                "sent %d files of %.1f MB%s, %d there already, %d failed",
                count(Result.SENT) + count(Result.REPLACED),
                bytes / 1e6,
                count(Result.REPLACED) == 0 ? "" : ", " + count(Result.REPLACED) + " of them changed",
                count(Result.THERE_ALREADY),
                count(Result.FAILED));
    }

    private int count(Result result) {
        return counts.getOrDefault(result, 0);
    }
}
