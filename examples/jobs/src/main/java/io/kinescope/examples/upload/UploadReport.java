package io.kinescope.examples.upload;

import io.kinescope.examples.upload.ItemEvent.Failed;
import io.kinescope.examples.upload.ItemEvent.Finished;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of each file of a bulk upload. The methods may be called on any thread. */
final class UploadReport {

    private final Map<String, Result> results = new LinkedHashMap<>();
    private final Map<ResultStatus, Integer> counts = new EnumMap<>(ResultStatus.class);
    private final List<String> failures = new ArrayList<>();
    private long bytes;
    private boolean changed = true;

    /**
     * The result of a file.
     *
     * @param file the file
     * @param title the title of the video; null if the file cannot become one
     * @param parentId the project or folder of the video; null if the file cannot become one
     * @param status what became of the file
     * @param videoId the id of the video; null if there is none
     * @param reason the reason if it is no video; null if it is one or may become one
     */
    record Result(
            String file,
            @Nullable String title,
            @Nullable String parentId,
            String status,
            @Nullable String videoId,
            @Nullable String reason) {

        static Result of(UploadItem item, ResultStatus status, @Nullable String videoId, @Nullable String reason) {
            return new Result(item.name(), item.title(), item.parentId(), status.text(), videoId, reason);
        }
    }

    /** Begins with files that are waiting, and others that cannot become videos. */
    UploadReport(Collection<UploadItem> items, List<NotSent> failed, List<NotSent> leftOut) {
        items.forEach(item -> results.put(item.fileKey(), Result.of(item, ResultStatus.WAITING, null, null)));
        failed.forEach(file -> put(file, ResultStatus.FAILED));
        leftOut.forEach(file -> put(file, ResultStatus.LEFT_OUT));
        failed.forEach(file -> failures.add(file.line()));
    }

    private void put(NotSent file, ResultStatus status) {
        results.put(file.file(), new Result(file.file(), null, null, status.text(), null, file.reason()));
    }

    synchronized void add(ItemEvent event) {
        if (event instanceof Finished finished) {
            counts.merge(finished.status(), 1, Integer::sum);
            if (finished.status() != ResultStatus.SENT_BEFORE) {
                bytes += finished.item().size();
            }
            put(finished.item(), finished.status(), finished.videoId(), null);
        } else if (event instanceof Failed failed) {
            failures.add(line(failed));
            put(failed.item(), ResultStatus.FAILED, null, failed.reason());
        }
    }

    private void put(UploadItem item, ResultStatus status, @Nullable String videoId, @Nullable String reason) {
        results.put(item.fileKey(), Result.of(item, status, videoId, reason));
        changed = true;
    }

    /** Returns the results of all files if there are new ones since the last time; null otherwise. */
    synchronized @Nullable List<Result> changes() {
        boolean isNew = changed;
        changed = false;
        return isNew ? List.copyOf(results.values()) : null;
    }

    /** Returns the number of files that are sent, now or before. */
    synchronized int files() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns the number of files that failed. */
    synchronized int failed() {
        return failures.size();
    }

    static String line(Failed failed) {
        return failed.item().name() + ": " + failed.reason();
    }

    /** Returns the files that failed, each with its reason. */
    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    /** Returns whether new videos were created, successfully or not. */
    synchronized boolean hasCreated() {
        return !failures.isEmpty() || count(ResultStatus.SENT) > 0;
    }

    synchronized String summary() {
        return String.format(
                Locale.ROOT,
                "sent %d files of %.1f MB%s, %d there already, %d failed",
                count(ResultStatus.SENT) + count(ResultStatus.REPLACED),
                bytes / 1e6,
                count(ResultStatus.REPLACED) == 0 ? "" : ", " + count(ResultStatus.REPLACED) + " of them changed",
                count(ResultStatus.SENT_BEFORE),
                failures.size());
    }

    private int count(ResultStatus status) {
        return counts.getOrDefault(status, 0);
    }
}
