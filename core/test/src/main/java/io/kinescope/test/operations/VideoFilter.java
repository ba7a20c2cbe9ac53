package io.kinescope.test.operations;

import io.kinescope.test.http.Query;
import io.kinescope.test.videos.Videos;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The conditions on the videos of a listing. A null or empty condition does not restrict it; all others must hold.
 *
 * @param statuses one of these statuses
 * @param projectId in this project, in any of its folders or in none
 * @param folderId in this folder itself
 * @param ids one of these ids
 * @param text this in the title or the description, upper or lower case
 * @param withoutFolder in no folder
 */
record VideoFilter(
        Set<String> statuses,
        @Nullable String projectId,
        @Nullable String folderId,
        Set<String> ids,
        @Nullable String text,
        boolean withoutFolder) {

    private static final List<String> STATUSES =
            List.of("pending", "uploading", "pre-processing", "processing", "aborted", "done", "error", "suspended");

    static VideoFilter of(Query query) {
        String text = query.text("q");
        return new VideoFilter(
                Set.copyOf(query.oneOf("status[]", STATUSES)),
                query.id("project_id"),
                query.id("folder_id"),
                Set.copyOf(query.ids("video_ids[]")),
                text == null ? null : text.toLowerCase(Locale.ROOT),
                query.flag("without_folder"));
    }

    /** Returns the indexes of the videos that meet the conditions, in the order of creation. */
    int[] select(Videos videos) {
        IntStream candidates = ids.isEmpty()
                ? IntStream.range(0, videos.end()).filter(videos::exists)
                : ids.stream()
                        .mapToInt(videos::find)
                        .filter(index -> index >= 0)
                        .sorted();
        return candidates.filter(index -> test(videos, index)).toArray();
    }

    private boolean test(Videos videos, int index) {
        return (statuses.isEmpty() || statuses.contains(videos.status(index)))
                && (projectId == null || projectId.equals(videos.projectId(index)))
                && (folderId == null || folderId.equals(videos.folderId(index)))
                && (!withoutFolder || videos.folderId(index) == null)
                && (text == null || contains(videos.title(index)) || contains(videos.description(index)));
    }

    private boolean contains(String value) {
        return text != null && value.toLowerCase(Locale.ROOT).contains(text);
    }
}
