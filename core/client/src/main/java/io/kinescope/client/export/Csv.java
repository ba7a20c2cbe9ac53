package io.kinescope.client.export;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.kinescope.client.error.DecodingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A CSV export, to be streamed to a file or read row by row, in constant memory.
 *
 * <p>Nothing is sent before {@link #bytes()} or {@link #rows()} is subscribed to, and every subscription sends anew. A
 * failure after the first bytes is not repaired by sending the call again. If the API answers with JSON, which it does
 * where it has no CSV, both fail with {@link io.kinescope.client.error.DecodingException} and emit nothing.
 */
public final class Csv {

    private final String operation;
    private final Flux<byte[]> chunks;
    private final int maxRowSize;

    /**
     * Creates an export.
     *
     * @param operation the method and path template of the call
     * @param chunks the bytes
     * @param maxRowSize the most bytes of a row
     */
    public Csv(String operation, Flux<byte[]> chunks, int maxRowSize) {
        this.operation = operation;
        this.chunks = chunks;
        this.maxRowSize = maxRowSize;
    }

    /**
     * Streams the export as it is.
     *
     * @return the bytes as they arrive
     */
    public Flux<ByteBuffer> bytes() {
        return chunks.map(ByteBuffer::wrap);
    }

    /**
     * Reads the export by row; the first line names the columns.
     *
     * @return the rows below the first line
     */
    public Flux<Row> rows() {
        return Flux.defer(() -> {
            Columns columns = new Columns();
            return LineSplitter.records(operation, chunks, maxRowSize)
                    .concatMapIterable(columns::read, 1)
                    .onErrorMap(
                            CsvParseException.class,
                            malformed -> new DecodingException(operation, "it is not CSV", null, malformed));
        });
    }

    /**
     * A row of the export.
     *
     * @param values the values by the name of their column, in the order of the columns; a missing value is an empty
     *     text, and a value whose column has no name of its own is named by the number of the column
     */
    public record Row(Map<String, String> values) {

        /**
         * Returns a value.
         *
         * @param column the name of the column
         * @return the value; null if there is no such column
         */
        public @Nullable String get(String column) {
            return values.get(column);
        }
    }

    /** The names of the columns, known once the first line is read. */
    private static final class Columns {

        private @Nullable List<String> names;

        /** Returns the row of a line; nothing for the first line, and for an empty one. */
        List<Row> read(String line) {
            List<Row> rows = new ArrayList<>();
            for (List<String> fields : records(line)) {
                if (names == null) {
                    names = fields;
                } else {
                    rows.add(row(names, fields));
                }
            }
            return rows;
        }

        private static Row row(List<String> names, List<String> fields) {
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < Math.max(names.size(), fields.size()); i++) {
                String value = i < fields.size() ? fields.get(i) : "";
                if (i >= names.size() || values.putIfAbsent(names.get(i), value) != null) {
                    values.putIfAbsent(Integer.toString(i + 1), value);
                }
            }
            return new Row(Collections.unmodifiableMap(values));
        }

        private static List<List<String>> records(String line) {
            try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(line)) {
                return reader.stream().map(CsvRecord::getFields).toList();
            } catch (IOException unreachable) {
                throw new UncheckedIOException(unreachable);
            }
        }
    }
}
