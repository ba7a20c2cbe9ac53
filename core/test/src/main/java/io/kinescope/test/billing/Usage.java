package io.kinescope.test.billing;

import io.kinescope.test.videos.Videos;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The usage of a workspace by day: the minutes of the videos created on the day, and the size of all videos that exist by
 * then. Delivery is left out, as the spelling of its product is not documented. Days that are yet to come have no usage.
 */
final class Usage {

    private final Videos videos;

    Usage(Videos videos) {
        this.videos = videos;
    }

    /**
     * Returns the usage from a day, inclusive, to another one, exclusive.
     *
     * @param byProject whether there is a row for each project instead of one for all
     * @param projectId the only project that counts, null for all
     */
    List<UsageRow> rows(LocalDate from, LocalDate to, boolean byProject, @Nullable String projectId) {
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        LocalDate end = to.isAfter(tomorrow) ? tomorrow : to;
        if (!from.isBefore(end)) {
            return List.of();
        }
        Map<String, long[]> minutes = new TreeMap<>();
        Map<String, long[]> bytes = new TreeMap<>();
        int days = (int) ChronoUnit.DAYS.between(from, end);
        for (int video = 0; video < videos.end(); video++) {
            String project = videos.exists(video) ? videos.projectId(video) : "";
            if (project.isEmpty() || (projectId != null && !projectId.equals(project))) {
                continue;
            }
            String group = byProject ? project : "";
            long day = ChronoUnit.DAYS.between(from, createdOn(video));
            if (day < days) {
                long[] sizes = bytes.computeIfAbsent(group, absent -> new long[days]);
                sizes[(int) Math.max(0, day)] += videos.size(video);
            }
            if (day >= 0 && day < days) {
                long[] durations = minutes.computeIfAbsent(group, absent -> new long[days]);
                durations[(int) day] += (long) Math.ceil(videos.duration(video) / 60);
            }
        }
        bytes.values().forEach(Usage::accumulate);
        List<UsageRow> rows = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            addEncoding(rows, from.plusDays(day), day, minutes);
            addStorage(rows, from.plusDays(day), day, bytes);
        }
        return rows;
    }

    private LocalDate createdOn(int video) {
        return LocalDate.ofInstant(Instant.EPOCH.plus(videos.createdAt(video), ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    private static void accumulate(long[] values) {
        for (int i = 1; i < values.length; i++) {
            values[i] += values[i - 1];
        }
    }

    /** Adds one row without a project if there was none, as Kinescope does. */
    private static void addEncoding(List<UsageRow> rows, LocalDate date, int day, Map<String, long[]> minutes) {
        int before = rows.size();
        minutes.forEach((group, values) -> {
            if (values[day] > 0) {
                rows.add(new UsageRow(date, values[day], "encoding", project(group)));
            }
        });
        if (rows.size() == before) {
            rows.add(new UsageRow(date, 0, "encoding", null));
        }
    }

    private static void addStorage(List<UsageRow> rows, LocalDate date, int day, Map<String, long[]> bytes) {
        bytes.forEach((group, values) -> rows.add(new UsageRow(date, values[day], "storage", project(group))));
    }

    private static @Nullable String project(String group) {
        return group.isEmpty() ? null : group;
    }
}
