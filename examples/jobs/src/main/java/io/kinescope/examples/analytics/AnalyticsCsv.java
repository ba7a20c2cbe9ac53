package io.kinescope.examples.analytics;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.kinescope.client.analytics.AnalyticsOverview;
import io.kinescope.client.analytics.AnalyticsOverview.Step;
import io.kinescope.client.videos.Video;
import io.kinescope.examples.support.BrokenPipeException;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes a row for every video and step of time; what was flushed is always whole rows. */
final class AnalyticsCsv implements Closeable {

    private static final int BUFFER_SIZE = 256 * 1024;

    private final CsvWriter csv;

    AnalyticsCsv(OutputStream output) {
        this.csv = CsvWriter.builder()
                .bufferSize(BUFFER_SIZE)
                .lineDelimiter(LineDelimiter.LF)
                .build(new OutputStreamWriter(output, StandardCharsets.UTF_8));
    }

    void writeHeader() {
        write("video_id", "title", "date", "views", "unique_views", "watch_time", "duration", "player_loads");
    }

    /** A metric the API leaves out is an empty field, which 0 is not. */
    void write(Video video, AnalyticsOverview overview) {
        for (Step step : overview.timeline()) {
            write(
                    video.id(),
                    video.title(),
                    text(step.date() == null ? null : step.date().toInstant()),
                    text(step.views()),
                    text(step.uniqueViews()),
                    text(step.watchTime()),
                    text(step.duration()),
                    text(step.playerLoads()));
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
