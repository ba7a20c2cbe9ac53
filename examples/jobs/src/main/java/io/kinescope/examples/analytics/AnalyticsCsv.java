package io.kinescope.examples.analytics;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.kinescope.client.videos.Video;
import io.kinescope.examples.support.BrokenPipeException;
import io.kinescope.examples.support.SpreadsheetText;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes a row for every video and day; what was flushed is always whole rows. */
final class AnalyticsCsv implements Closeable {

    private static final int BUFFER_SIZE = 256 * 1024;

    private final CsvWriter csv;
    private final boolean byteOrderMark;

    /** Begins with a byte order mark if told so, by which Excel knows UTF-8. */
    AnalyticsCsv(OutputStream output, boolean byteOrderMark) {
        this.byteOrderMark = byteOrderMark;
        this.csv = CsvWriter.builder()
                .bufferSize(BUFFER_SIZE)
                .lineDelimiter(LineDelimiter.LF)
                .build(new OutputStreamWriter(output, StandardCharsets.UTF_8));
    }

    void writeHeader() {
        write(
                (byteOrderMark ? "\uFEFF" : "") + "video_id",
                "title",
                "date",
                "views",
                "unique_views",
                "watch_time",
                "player_loads");
    }

    /** A metric the API leaves out is an empty field, which 0 is not. */
    void write(Video video, List<DayMetrics> days) {
        for (DayMetrics day : days) {
            write(
                    SpreadsheetText.of(video.id()),
                    SpreadsheetText.of(video.title()),
                    day.day().toString(),
                    text(day.views()),
                    text(day.uniqueViews()),
                    text(day.watchTime()),
                    text(day.playerLoads()));
        }
    }

    void flush() {
        try {
            csv.flush();
        } catch (IOException unwritable) {
            throw BrokenPipeException.orFailure(unwritable);
        }
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException unwritable) {
            throw BrokenPipeException.orFailure(unwritable);
        }
    }

    private void write(@Nullable String... fields) {
        try {
            csv.writeRecord(fields);
        } catch (UncheckedIOException unwritable) {
            throw BrokenPipeException.orFailure(Objects.requireNonNull(unwritable.getCause()));
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
