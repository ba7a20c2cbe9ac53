package io.kinescope.test.http;

import io.kinescope.test.json.ApiError;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The body of a request, kept up to 10 MiB. */
public final class Content {

    private static final int MAX = 10 * 1024 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean tooLarge;

    void add(byte[] part) {
        tooLarge = tooLarge || bytes.size() + part.length > MAX;
        if (!tooLarge) {
            bytes.writeBytes(part);
        }
    }

    /** Throws the answer 413 if the body exceeds the limit. */
    void check() {
        if (tooLarge) {
            throw ApiError.tooLarge();
        }
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
