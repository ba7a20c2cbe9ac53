package io.kinescope.client.export;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A CSV export, to be streamed to a file or read row by row, in constant memory.
 *
 * <p>Nothing is sent before {@link #bytes()} or {@link #rows()} is subscribed to, and every subscription sends anew. A
 * failure after the first bytes is not repaired by sending the call again. If the API answers with JSON, which it does
 * where it has no CSV, both fail with {@link io.kinescope.client.error.DecodingException} and emit nothing.
 */
public interface Csv {

    /**
     * Streams the export as it is.
     *
     * @return the bytes as they arrive
     */
    Flux<ByteBuffer> bytes();

    /**
     * Reads the export by row; the first line names the columns.
     *
     * @return the rows below the first line
     */
    Flux<Row> rows();

    /**
     * A row of the export.
     *
     * @param values the values by the name of their column, in the order of the columns; a missing value is an empty
     *     text, and a value whose column has no name of its own is named by the number of the column
     */
    record Row(Map<String, String> values) {

        /**
         * Returns a value.
         *
         * @param column the name of the column
         * @return the value; null if there is no such column
         */
        public @Nullable String get(String column) {
            return values.get(Objects.requireNonNull(column, "column must not be null"));
        }
    }
}
