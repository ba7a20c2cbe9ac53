package io.kinescope.examples.upload;

import io.kinescope.examples.support.OutputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of files and their videos, which is replaced as a whole whenever it is written, so that it can be read at any
 * moment.
 */
final class ResultFile {

    private final @Nullable OutputFile file;
    private final @Nullable ResultFormat format;
    private final boolean demo;

    /** Writes nothing if the file is null. Fails if its name has another extension than {@link ResultFormat} knows. */
    ResultFile(@Nullable Path file, boolean demo) {
        this.file = file == null ? null : new OutputFile(file, OutputStream.nullOutputStream());
        this.format = file == null ? null : ResultFormat.of(file);
        this.demo = demo;
    }

    /** Writes the list if it has changed since it was written. */
    void write(UploadReport report) {
        if (file == null || format == null) {
            return;
        }
        List<UploadReport.Result> results = report.changes();
        if (results == null) {
            return;
        }
        try (OutputStream output = file.open(demo)) {
            output.write(format.bytes(results));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable.getMessage(), unwritable);
        }
        file.complete();
    }
}
