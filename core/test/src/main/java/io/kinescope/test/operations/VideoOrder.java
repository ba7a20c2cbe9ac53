package io.kinescope.test.operations;

import io.kinescope.test.http.Ordering;
import io.kinescope.test.json.ApiError;
import io.kinescope.test.operations.MergeSort.IndexComparator;
import io.kinescope.test.videos.Videos;
import java.util.List;

/** Sorts videos by their fields; videos that are equal in all of them keep the order of creation. */
final class VideoOrder {

    static final List<String> FIELDS = List.of("title", "description", "created_at", "updated_at", "duration");
    static final String DEFAULT = "created_at.desc";

    private final Videos videos;

    VideoOrder(Videos videos) {
        this.videos = videos;
    }

    /** Sorts indexes that are in the order of creation. */
    void sort(int[] indexes, Ordering order) {
        Ordering.Key first = order.keys().get(0);
        boolean byCreation = first.field().equals("created_at");
        if (byCreation && first.descending()) {
            reverse(indexes);
        }
        if (!byCreation || order.keys().size() > 1) {
            MergeSort.sort(indexes, comparator(order));
        }
    }

    private IndexComparator comparator(Ordering order) {
        List<IndexComparator> comparators =
                order.keys().stream().map(this::comparator).toList();
        return (left, right) -> {
            int result = 0;
            for (int i = 0; result == 0 && i < comparators.size(); i++) {
                result = comparators.get(i).compare(left, right);
            }
            return result;
        };
    }

    private IndexComparator comparator(Ordering.Key key) {
        IndexComparator ascending =
                switch (key.field()) {
                    case "title" -> (a, b) -> videos.title(a).compareTo(videos.title(b));
                    case "description" -> (a, b) -> videos.description(a).compareTo(videos.description(b));
                    case "created_at" -> (a, b) -> Long.compare(videos.createdAt(a), videos.createdAt(b));
                    case "updated_at" -> (a, b) -> Long.compare(videos.updatedAt(a), videos.updatedAt(b));
                    case "duration" -> (a, b) -> Double.compare(videos.duration(a), videos.duration(b));
                    default -> throw ApiError.orderNotAllowed(key.field());
                };
        return key.descending() ? (a, b) -> ascending.compare(b, a) : ascending;
    }

    private static void reverse(int[] indexes) {
        for (int i = 0, j = indexes.length - 1; i < j; i++, j--) {
            int swapped = indexes[i];
            indexes[i] = indexes[j];
            indexes[j] = swapped;
        }
    }
}
