package io.kinescope.client.text;

import io.kinescope.client.error.DecodingException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;

/**
 * Splits bytes into lines as they arrive. The next chunk is requested when the lines of the previous one are consumed.
 *
 * <p>It works on bytes, since a chunk may end within a character; quotes and line breaks are single bytes in UTF-8.
 */
public final class LineSplitter {

    static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String operation;
    private final int maxLineSize;
    private final Ends ends;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean first = true;

    private LineSplitter(String operation, int maxLineSize, Ends ends) {
        this.operation = operation;
        this.maxLineSize = maxLineSize;
        this.ends = ends;
    }

    /**
     * Splits text into lines, which end with LF or CRLF.
     *
     * @param operation the method and path template of the call
     * @param chunks the bytes
     * @param maxLineSize the maximum size of a line in bytes
     * @return the lines without their ends
     */
    public static Flux<String> lines(String operation, Flux<byte[]> chunks, int maxLineSize) {
        return split(operation, chunks, maxLineSize, () -> next -> next == '\n')
                .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }

    /** Splits CSV into records, which end with LF, CR or CRLF outside quotes; a CRLF is followed by an empty record. */
    static Flux<String> records(String operation, Flux<byte[]> chunks, int maxRecordSize) {
        return split(operation, chunks, maxRecordSize, CsvRecordEnds::new);
    }

    private static Flux<String> split(String operation, Flux<byte[]> chunks, int maxLineSize, Supplier<Ends> ends) {
        return Flux.defer(() -> {
            LineSplitter splitter = new LineSplitter(operation, maxLineSize, ends.get());
            return chunks.concatMapIterable(splitter::add, 1)
                    .concatWith(Flux.defer(() -> Flux.fromIterable(splitter.end())));
        });
    }

    /** Returns the lines that are complete with this chunk. */
    private List<String> add(byte[] chunk) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < chunk.length; i++) {
            if (ends.isEnd(chunk[i])) {
                append(chunk, start, i);
                lines.add(take());
                start = i + 1;
            }
        }
        append(chunk, start, chunk.length);
        return lines;
    }

    /** Returns the last line if it has no end. */
    private List<String> end() {
        return line.size() == 0 ? List.of() : List.of(take());
    }

    private void append(byte[] chunk, int from, int to) {
        if (line.size() + to - from > maxLineSize) {
            throw new DecodingException(operation, "it has a line of more than " + maxLineSize + " bytes", null, null);
        }
        line.write(chunk, from, to - from);
    }

    private String take() {
        byte[] bytes = line.toByteArray();
        line.reset();
        int from = first && startsWithByteOrderMark(bytes) ? BYTE_ORDER_MARK.length : 0;
        first = false;
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }

    private static boolean startsWithByteOrderMark(byte[] bytes) {
        int length = BYTE_ORDER_MARK.length;
        return bytes.length >= length && Arrays.equals(bytes, 0, length, BYTE_ORDER_MARK, 0, length);
    }

    /** The places in a stream of bytes where a line ends. */
    interface Ends {

        /** Returns whether the next byte ends a line. */
        boolean isEnd(byte next);
    }
}
