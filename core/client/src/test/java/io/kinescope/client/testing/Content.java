package io.kinescope.client.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** The bytes of an answer's body, made when they are sent, so that a body may be larger than memory. */
interface Content {

    long length();

    /** Returns the bytes from a position on, at most as many as asked for. */
    byte[] slice(long from, int most);

    static Content of(byte[] bytes) {
        return new Content() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public byte[] slice(long from, int most) {
                int start = Math.toIntExact(from);
                return Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + most));
            }
        };
    }

    /** Returns a body of spaces, which is JSON that does not begin. */
    static Content spaces(long length) {
        return new Content() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public byte[] slice(long from, int most) {
                byte[] spaces = new byte[(int) Math.min(length - from, most)];
                Arrays.fill(spaces, (byte) ' ');
                return spaces;
            }
        };
    }

    default Content gzip() {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            for (long from = 0; from < length(); from += Answer.CHUNK) {
                gzip.write(slice(from, Answer.CHUNK));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return of(compressed.toByteArray());
    }
}
