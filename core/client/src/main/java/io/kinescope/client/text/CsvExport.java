package io.kinescope.client.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.export.Csv;
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
 * A CSV export over the bytes of a response.
 *
 * @param operation the method and path template of the call
 * @param chunks the bytes
 * @param maxRowSize the maximum number of bytes of a row
 */
public record CsvExport(String operation, Flux<byte[]> chunks, int maxRowSize) implements Csv {

    @Override
    public Flux<ByteBuffer> bytes() {
        return chunks.map(ByteBuffer::wrap);
    }

    @Override
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
