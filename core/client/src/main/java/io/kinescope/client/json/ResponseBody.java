package io.kinescope.client.json;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The body of a response in the chunks that arrived. Reading it as a stream copies nothing. */
public final class ResponseBody {

    /** Tiny chunks are joined up to this size, so that they take no more memory than their bytes. */
    private static final int SMALLEST_PART = 256;

    private final List<byte[]> parts = new ArrayList<>(1);
    private int size;

    /** Creates a body without bytes. */
    public ResponseBody() {}

    /**
     * Returns a body that is there as a whole.
     *
     * @param bytes the bytes, which must not change
     * @return the body
     */
    public static ResponseBody of(byte[] bytes) {
        ResponseBody body = new ResponseBody();
        body.add(bytes);
        return body;
    }

    /**
     * Appends a chunk.
     *
     * @param chunk the bytes, which must not change
     */
    public void add(byte[] chunk) {
        int last = parts.size() - 1;
        if (last >= 0 && parts.get(last).length + chunk.length <= SMALLEST_PART) {
            parts.set(last, joined(List.of(parts.get(last), chunk), parts.get(last).length + chunk.length));
        } else {
            parts.add(chunk);
        }
        size += chunk.length;
    }

    /**
     * Returns the size.
     *
     * @return the number of bytes
     */
    public int size() {
        return size;
    }

    /**
     * Returns the bytes: a copy, unless they arrived as one chunk.
     *
     * @return the bytes
     */
    public byte[] bytes() {
        return parts.size() == 1 ? parts.get(0) : joined(parts, size);
    }

    InputStream stream() {
        return parts.size() == 1
                ? new ByteArrayInputStream(parts.get(0))
                : new SequenceInputStream(Collections.enumeration(
                        parts.stream().map(ByteArrayInputStream::new).toList()));
    }

    private static byte[] joined(List<byte[]> parts, int size) {
        byte[] whole = new byte[size];
        int position = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, position, part.length);
            position += part.length;
        }
        return whole;
    }
}
