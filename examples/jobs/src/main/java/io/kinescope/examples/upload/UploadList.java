package io.kinescope.examples.upload;

import io.kinescope.client.content.PathText;
import io.kinescope.examples.support.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the files to upload and all problems with them, so that they are reported before anything is sent. A file that is
 * empty, or whose name is no title, holds up no other: it fails by itself.
 */
final class UploadList {

    private static final int TOLD = 20;

    private final @Nullable String parentId;
    private final Map<String, UploadItem> items = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<NotSent> leftOut = new ArrayList<>();
    private final List<NotSent> failed = new ArrayList<>();

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
        if (Files.isRegularFile(file) && !Files.isReadable(file)) {
            fail(file, "it cannot be read");
            return;
        }
        String problem = title.isBlank() && Files.isRegularFile(file) ? FileTitle.problem(file) : null;
        if (problem != null) {
            fail(file, problem);
            return;
        }
        try {
            UploadItem item = UploadItem.of(file, relativePath, title, place);
            if (item.size() == 0) {
                fail(file, "it is empty");
            } else if (items.putIfAbsent(item.fileKey(), item) != null) {
                refuse(where + PathText.of(file) + " is there twice");
            }
        } catch (IllegalArgumentException unusable) {
            refuse(where + unusable.getMessage());
        }
    }

    /** Adds a problem. */
    void refuse(String problem) {
        problems.add(PlainText.line(problem));
    }

    /** Notes a file that cannot become a video. */
    void fail(Path file, String reason) {
        failed.add(new NotSent(PathText.of(file), reason));
    }

    /** Notes a file of another format. */
    void leaveOut(Path file) {
        leftOut.add(new NotSent(PathText.of(file), "it is no MP4, MOV, WMV, AVI or FLV"));
    }

    /** Returns the files of other formats. */
    List<NotSent> leftOut() {
        return leftOut;
    }

    /** Returns the files that cannot become videos. */
    List<NotSent> failed() {
        return failed;
    }

    /** Returns the files to upload; fails if there is a problem. */
    Collection<UploadItem> check(Path source) {
        if (!problems.isEmpty()) {
            String more = problems.size() > TOLD ? "\n  and " + (problems.size() - TOLD) + " more" : "";
            throw new IllegalArgumentException(
                    PlainText.line(source.toString()) + " cannot be uploaded, and nothing was sent:\n  "
                            + String.join("\n  ", problems.subList(0, Math.min(TOLD, problems.size()))) + more);
        }
        return items.values();
    }
}
