package io.kinescope.client.uploads;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.Request.Method;
import io.kinescope.client.error.DecodingException;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** The call {@code POST /v2/init} for an upload of this client: it creates the video, and the link to send it to. */
final class InitCall {

    static final String OPERATION = "POST /v2/init";

    private final Api api;

    InitCall(Api api) {
        this.api = api;
    }

    /** Creates the video of an upload, and the link to send its bytes to. */
    Mono<UploadLink> create(Upload upload, long size) {
        return api.uploader()
                .post("/v2/init")
                .body(body(upload, size))
                .data(UploadLink.class)
                .doOnNext(this::check)
                .switchIfEmpty(Mono.error(() -> new DecodingException(OPERATION, "it is empty", null, null)));
    }

    private static UploadLinkCreate body(Upload upload, long size) {
        UploadLinkCreate body = UploadLinkCreate.video(upload.required("parent_id"), upload.required("title"))
                .filesize(size);
        String name = upload.text("filename");
        body = name == null ? body : body.filename(name);
        String description = upload.text("description");
        return description == null ? body : body.description(description);
    }

    /** Refuses a link that cannot be used: once stored, it would fail every later attempt. */
    private void check(UploadLink link) {
        try {
            String id = Objects.toString(link.id(), "");
            if (id.isBlank()) {
                throw new IllegalArgumentException("it has no id");
            }
            api.external(Method.HEAD, Objects.toString(link.endpoint(), ""));
        } catch (IllegalArgumentException refused) {
            throw new DecodingException(OPERATION, String.valueOf(refused.getMessage()), null, refused);
        }
    }
}
