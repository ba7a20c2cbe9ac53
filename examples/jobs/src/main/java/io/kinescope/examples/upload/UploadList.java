package io.kinescope.examples.upload;

import io.kinescope.client.content.PathText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the files to upload and all problems with them, so that they are reported before anything is sent. */
final class UploadList {

    private static final int TOLD = 20;

    private final @Nullable String parentId;
    private final Map<String, UploadItem> items = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /** Takes the project or folder of files that name none; null if each has to name one. */
    UploadList(@Nullable String parentId) {
        this.parentId = parentId;
    }

    /** Adds a file, or a problem that begins with the place where the file is named. A blank title or parent is none. */
    void add(String where, Path file, String relativePath, String title, String parent) throws IOException {
        String place = parent.isBlank() ? parentId : parent;
        if (place == null) {
            refuse(where + "there is no parent_id, and no --parent");
            return;
        }
        try {
            UploadItem item = UploadItem.of(file, relativePath, title, place);
            if (items.putIfAbsent(item.fileKey(), item) != null) {
                refuse(where + PathText.of(file) + " is there twice");
            }
        } catch (IllegalArgumentException unusable) {
            refuse(where + unusable.getMessage());
        }
    }

    /** Adds a problem. */
    void refuse(String problem) {
        problems.add(problem);
    }

    /** Notes a file of another format. */
    void leaveOut(Path file) {
        leftOut.add(UploadReport.line(PathText.of(file)));
    }

    /** Notes a file that cannot become a video, which holds up no other. */
    void fail(Path file, String reason) {
        failures.add(UploadReport.line(PathText.of(file)) + ": " + reason);
    }

    /** Returns what is said of files of other formats; null if there are none. */
    @Nullable
    String leftOut() {
        int more = leftOut.size() - TOLD;
        return leftOut.isEmpty()
                ? null
                : "left out " + leftOut.size() + " files that are no MP4, MOV, WMV, AVI or FLV: "
                        + String.join(", ", leftOut.subList(0, Math.min(TOLD, leftOut.size())))
                        + (more > 0 ? " and " + more + " more" : "");
    }

    /** Returns the files that cannot become videos, each with the reason. */
    List<String> failures() {
        return failures;
    }

    /** Returns all files, at least one; fails if there is a problem. */
    Collection<UploadItem> check(Path source) {
        if (!problems.isEmpty()) {
            String more = problems.size() > TOLD ? "\n  and " + (problems.size() - TOLD) + " more" : "";
            throw new IllegalArgumentException(source + " cannot be uploaded, and nothing was sent:\n  "
                    + String.join("\n  ", problems.subList(0, Math.min(TOLD, problems.size()))) + more);
        }
        if (items.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to upload in " + source);
        }
        return items.values();
    }
}
