package io.kinescope.examples.local;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** The body of a request while it is received, up to what the API takes. */
final class Content {

    private static final int MAX = 10 * 1024 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean tooLarge;

    private Content() {}

    /** A body that is too large is read to its end, though not kept: whoever still sends it would miss the answer. */
    static Mono<String> of(HttpServerRequest request) {
        return request.receive()
                .asByteArray()
                .collect(Content::new, Content::add)
                .map(Content::text);
    }

    private void add(byte[] part) {
        tooLarge = tooLarge || bytes.size() + part.length > MAX;
        if (!tooLarge) {
            bytes.writeBytes(part);
        }
    }

    private String text() {
        if (tooLarge) {
            throw ApiError.tooLarge();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
