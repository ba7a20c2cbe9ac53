package io.kinescope.client.netty;

import io.netty.buffer.ByteBuf;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Copies the bytes of one direction of a connection for a log, of the same length. Readable are only the first line of the
 * head of an HTTP/1.1 message, the names of its headers and the values of those that hold no secret. A head may be split
 * anywhere.
 */
final class HeadMask {

    private static final Set<String> READABLE = Set.of(
            "accept",
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "date",
            "host",
            "retry-after",
            "server",
            "transfer-encoding",
            "tus-resumable",
            "upload-length",
            "upload-offset",
            "user-agent",
            "x-request-id");

    private static final int LONGEST_NAME = 40;

    /** An answer that another one follows, except 101, which other bytes than HTTP/1.1 follow. */
    private static final Pattern INTERIM = Pattern.compile("HTTP/1\\.[01] 1(?!01)\\d\\d.*");

    private enum Part {
        FIRST_LINE,
        NAME,
        READABLE_VALUE,
        MASKED_VALUE,
        REST
    }

    /** The beginning of the line, as far as it decides. */
    private final StringBuilder line = new StringBuilder();

    private Part part = Part.REST;
    private boolean interim;

    /** The next byte is the first one of a head; until then everything is masked. */
    void beginHead() {
        part = Part.FIRST_LINE;
        line.setLength(0);
        interim = false;
    }

    /** No byte that follows is one of a head. */
    void endHead() {
        part = Part.REST;
    }

    /** Returns the copy; the bytes remain unread. */
    byte[] copy(ByteBuf bytes) {
        byte[] copy = new byte[bytes.readableBytes()];
        for (int i = 0; i < copy.length; i++) {
            byte original = bytes.getByte(bytes.readerIndex() + i);
            copy[i] = isReadable(original) ? original : (byte) '*';
        }
        return copy;
    }

    private boolean isReadable(byte next) {
        if (part == Part.REST) {
            return false;
        }
        if (next == '\n') {
            endLine();
            return true;
        }
        if (next == '\r') {
            return true;
        }
        if (part == Part.NAME) {
            return isReadableName(next);
        }
        if (part == Part.FIRST_LINE && line.length() < LONGEST_NAME) {
            line.append((char) next);
        }
        return part != Part.MASKED_VALUE;
    }

    private boolean isReadableName(byte next) {
        if (next == ':') {
            boolean harmless = READABLE.contains(line.toString().toLowerCase(Locale.ROOT));
            part = harmless ? Part.READABLE_VALUE : Part.MASKED_VALUE;
            return true;
        }
        boolean continued = line.isEmpty() && (next == ' ' || next == '\t');
        if (continued || line.length() == LONGEST_NAME) {
            part = Part.MASKED_VALUE;
            return false;
        }
        line.append((char) next);
        return true;
    }

    private void endLine() {
        boolean empty = line.isEmpty();
        if (part == Part.FIRST_LINE) {
            interim = INTERIM.matcher(line).matches();
            part = empty ? Part.FIRST_LINE : Part.NAME;
        } else if (part != Part.NAME || !empty) {
            part = Part.NAME;
        } else {
            part = interim ? Part.FIRST_LINE : Part.REST;
        }
        line.setLength(0);
    }
}
