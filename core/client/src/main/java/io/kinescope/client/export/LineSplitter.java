package io.kinescope.client.export;

import io.kinescope.client.error.DecodingException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;

/**
 * Cuts bytes into lines as they arrive. In CSV a line break within quotes belongs to its field.
 *
 * <p>It works on bytes, since a chunk may end within a character; quotes and line breaks are single bytes in UTF-8.
 */
public final class LineSplitter {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final boolean quotes;
    private final int maxLineSize;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean quoted;
    private boolean first = true;

    public LineSplitter(boolean quotes, int maxLineSize) {
        this.quotes = quotes;
        this.maxLineSize = maxLineSize;
    }

    /** Cuts chunks into lines, asking for the next chunk when the lines of the one before are consumed. */
    public static Flux<String> split(String operation, Flux<byte[]> chunks, LineSplitter splitter) {
        return chunks.concatMapIterable(splitter::add, 1)
                .concatWith(Flux.defer(() -> Flux.fromIterable(splitter.end())))
                .onErrorMap(
                        IllegalStateException.class,
                        unreadable -> new DecodingException(
                                operation, String.valueOf(unreadable.getMessage()), null, unreadable));
    }

    /** Returns the lines that are complete with this chunk. */
    List<String> add(byte[] chunk) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < chunk.length; i++) {
            if (quotes && chunk[i] == '"') {
                quoted = !quoted;
            } else if (chunk[i] == '\n' && !quoted) {
                append(chunk, start, i);
                lines.add(take());
                start = i + 1;
            }
        }
        append(chunk, start, chunk.length);
        return lines;
    }

    /** Returns what is left when there are no more bytes. */
    List<String> end() {
        return line.size() == 0 ? List.of() : List.of(take());
    }

    private void append(byte[] chunk, int from, int to) {
        if (line.size() + to - from > maxLineSize) {
            throw new IllegalStateException("it has a line of more than " + maxLineSize + " bytes");
        }
        line.write(chunk, from, to - from);
    }

    private String take() {
        byte[] bytes = line.toByteArray();
        line.reset();
        int from = first && startsWithByteOrderMark(bytes) ? BYTE_ORDER_MARK.length : 0;
        int to = bytes.length > from && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        first = false;
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static boolean startsWithByteOrderMark(byte[] bytes) {
        return bytes.length >= 3
                && bytes[0] == BYTE_ORDER_MARK[0]
                && bytes[1] == BYTE_ORDER_MARK[1]
                && bytes[2] == BYTE_ORDER_MARK[2];
    }
}
