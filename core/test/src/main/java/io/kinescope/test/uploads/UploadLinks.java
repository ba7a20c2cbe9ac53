package io.kinescope.test.uploads;

import io.kinescope.test.http.Answer;
import io.kinescope.test.http.BodyReceiver;
import io.kinescope.test.http.Call;
import io.kinescope.test.http.ContentDigest;
import io.kinescope.test.http.DigestReceiver;
import io.kinescope.test.http.Envelope;
import io.kinescope.test.http.Routes;
import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.Uuids;
import io.kinescope.test.videos.OriginalFile;
import io.kinescope.test.videos.Videos;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The upload links, which need no token: files arrive in a single {@code POST}, or in parts by the core of tus 1.0.0,
 * without extensions.
 */
public final class UploadLinks {

    private static final String PATH = "/uploads/";
    private static final String VERSION_HEADER = "Tus-Resumable";
    private static final String VERSION = "1.0.0";
    private static final String OFFSET = "Upload-Offset";
    private static final String PART_TYPE = "application/offset+octet-stream";

    private final Videos videos;
    private final Processing processing;
    private final Map<String, Upload> uploads = new HashMap<>();

    public UploadLinks(Videos videos, Processing processing) {
        this.videos = videos;
        this.processing = processing;
    }

    public static boolean isLink(String path) {
        return path.startsWith(PATH);
    }

    public void register(Routes routes) {
        String template = PATH + "{upload_id}";
        routes.addStreaming("OPTIONS", template, call -> BodyReceiver.of(versions()));
        routes.addStreaming("HEAD", template, call -> answering(() -> BodyReceiver.of(head(call))));
        routes.addStreaming("PATCH", template, call -> answering(() -> patch(call)));
        routes.addStreaming("POST", template, this::post);
    }

    /** Adds a link and returns its path. */
    String add(Upload upload) {
        String id = Uuids.random();
        uploads.put(id, upload);
        return PATH + id;
    }

    private static Answer versions() {
        return tus(204).header("Tus-Version", VERSION);
    }

    private Answer head(Call call) {
        checkVersion(call);
        Upload upload = upload(call);
        return tus(200).header(OFFSET, Long.toString(upload.offset()))
                .header("Upload-Length", Long.toString(upload.length()))
                .header("Cache-Control", "no-store");
    }

    private BodyReceiver patch(Call call) {
        checkVersion(call);
        if (!PART_TYPE.equals(call.headers().get(HttpHeaderNames.CONTENT_TYPE))) {
            throw ApiError.unsupportedMediaType(PART_TYPE);
        }
        Upload upload = upload(call);
        long offset = number(call, OFFSET);
        if (offset < 0) {
            throw ApiError.invalid(OFFSET, "required", OFFSET + " must be a number from 0 on");
        }
        if (offset != upload.offset()) {
            throw conflict(upload);
        }
        if (number(call, HttpHeaderNames.CONTENT_LENGTH.toString()) > upload.length() - offset) {
            throw ApiError.tooLarge(upload.length());
        }
        return new Part(upload, offset);
    }

    /** Receives a file, or a part where {@code X-HTTP-Method-Override} says {@code PATCH}. */
    private BodyReceiver post(Call call) {
        if ("PATCH".equals(call.headers().get("X-HTTP-Method-Override"))) {
            return answering(() -> patch(call));
        }
        Upload upload = upload(call);
        return new DigestReceiver(digest -> whole(upload, digest));
    }

    /** The answer is undocumented. */
    private ObjectNode whole(Upload upload, ContentDigest digest) {
        if (digest.size() == 0) {
            throw ApiError.noBody();
        }
        OriginalFile original =
                upload.completeAs(digest).orElseThrow(() -> ApiError.conflict("the file is complete already"));
        processing.start(upload.videoId(), original);
        return Envelope.success();
    }

    private Upload upload(Call call) {
        Upload upload = uploads.get(call.id("upload_id"));
        if (upload == null) {
            throw ApiError.notFound("upload");
        }
        if (videos.find(upload.videoId()) < 0) {
            throw ApiError.gone("upload");
        }
        return upload;
    }

    private static ApiError conflict(Upload upload) {
        return ApiError.conflict(OFFSET + " must be " + upload.offset());
    }

    private static void checkVersion(Call call) {
        if (!VERSION.equals(call.headers().get(VERSION_HEADER))) {
            throw ApiError.versionNotSupported();
        }
    }

    /** Returns the number in a header, -1 if there is none. */
    private static long number(Call call, String header) {
        String text = call.headers().get(header, "");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    private static Answer tus(int status) {
        return Answer.of(status, null).header(VERSION_HEADER, VERSION);
    }

    /** Adds the version of tus to errors, too. */
    private static BodyReceiver answering(Beginning beginning) {
        try {
            return beginning.begin();
        } catch (ApiError error) {
            return BodyReceiver.of(refusal(error));
        }
    }

    private static Answer refusal(ApiError error) {
        Answer answer = Answer.of(error).header(VERSION_HEADER, VERSION);
        return error.status() == 412 ? answer.header("Tus-Version", VERSION) : answer;
    }

    private interface Beginning {
        BodyReceiver begin();
    }

    /** A part of a file, in tus. */
    private final class Part implements BodyReceiver {

        private final Upload upload;
        private long offset;
        private @Nullable ApiError refused;

        Part(Upload upload, long offset) {
            this.upload = upload;
            this.offset = offset;
        }

        @Override
        public void receive(byte[] part) {
            if (refused != null) {
                return;
            }
            if (upload.append(offset, part)) {
                offset += part.length;
            } else {
                refused = upload.offset() == upload.length() ? ApiError.tooLarge(upload.length()) : conflict(upload);
            }
        }

        @Override
        public Answer end() {
            finish();
            return refused == null ? tus(204).header(OFFSET, Long.toString(offset)) : refusal(refused);
        }

        @Override
        public void disconnected() {
            finish();
        }

        private void finish() {
            upload.complete().ifPresent(original -> processing.start(upload.videoId(), original));
        }
    }
}
