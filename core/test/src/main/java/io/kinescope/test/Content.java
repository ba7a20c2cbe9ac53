package io.kinescope.test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The body of a request, kept up to what the API takes. */
final class Content {

    private static final int MAX = 10 * 1024 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean tooLarge;

    void add(byte[] part) {
        tooLarge = tooLarge || bytes.size() + part.length > MAX;
        if (!tooLarge) {
            bytes.writeBytes(part);
        }
    }

    /** Throws if it was more than the API takes. */
    void check() {
        if (tooLarge) {
            throw ApiError.tooLarge();
        }
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
