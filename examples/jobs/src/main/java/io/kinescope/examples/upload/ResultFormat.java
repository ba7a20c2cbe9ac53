package io.kinescope.examples.upload;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.kinescope.examples.support.PlainJson;
import io.kinescope.examples.support.SpreadsheetText;
import io.kinescope.examples.upload.UploadReport.Result;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The formats of the list of files and videos, which the extension of its file chooses. */
enum ResultFormat {
    /** A header and a line for each file. The first columns are those of a CSV that names the files to upload. */
    CSV {
        @Override
        byte[] bytes(List<Result> results) {
            StringWriter text = new StringWriter();
            CsvWriter csv = CsvWriter.builder()
                    .bufferSize(0)
                    .lineDelimiter(LineDelimiter.LF)
                    .build(text);
            csv.writeRecord("file", "title", "parent_id", "status", "video_id", "reason");
            for (Result result : results) {
                csv.writeRecord(
                        SpreadsheetText.of(result.file()),
                        SpreadsheetText.of(result.title()),
                        SpreadsheetText.of(result.parentId()),
                        result.status(),
                        SpreadsheetText.of(result.videoId()),
                        SpreadsheetText.of(result.reason()));
            }
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
    },
    /** An array with an object for each file. */
    JSON {
        @Override
        byte[] bytes(List<Result> results) {
            return MAPPER.writeValueAsBytes(results);
        }
    };

    private static final JsonMapper MAPPER = PlainJson.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** Returns the whole file in UTF-8. */
    abstract byte[] bytes(List<Result> results);

    static ResultFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return CSV;
        }
        if (name.endsWith(".json")) {
            return JSON;
        }
        throw new IllegalArgumentException("--list needs a file whose name ends in .csv or .json");
    }
}
