package io.kinescope.client.uploads;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.Call;
import io.kinescope.client.api.Request.Method;
import io.kinescope.client.content.Content;
import io.kinescope.client.content.FileSnapshot;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.error.SourceException;
import io.kinescope.client.tus.TusState;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One upload on its way, for one subscriber. */
final class Sending {

    private static final String OPERATION = "POST /v2/video";

    /** The headers that hold text, by the names of an upload. */
    private static final Map<String, String> TEXT_HEADERS = Map.of(
            "parent_id", "X-Parent-ID",
            "title", "X-Video-Title",
            "description", "X-Video-Description",
            "filename", "X-File-Name",
            "replace_video_id", "X-Replace-Video-ID");

    private final Api api;
    private final Upload upload;
    private final Progress progress;

    Sending(Api api, Upload upload, Progress progress) {
        this.api = api;
        this.upload = upload;
        this.progress = progress;
    }

    Flux<UploadEvent> events() {
        Upload.Source source = upload.source();
        if (source.file() != null) {
            return FileSnapshot.of(OPERATION, source.file())
                    .flatMapMany(file -> upload.goesInOneRequest(file.size())
                            ? inOneRequest(file.part(Content.OCTETS, 0, file.size()), file.size())
                            : resumably(file));
        }
        return inOneRequest(source.stream(), source.size());
    }

    private Flux<UploadEvent> inOneRequest(@Nullable Content content, long size) {
        progress.total(size);
        Call call = headers(api.uploader().post("/v2/video"));
        return (content == null ? call : call.body(content.onWritten(progress::done)))
                .data(UploadedVideo.class)
                .switchIfEmpty(Mono.error(() -> new DecodingException(OPERATION, "it is empty", null, null)))
                .flatMapMany(video -> finished(size, video))
                .startWith(new UploadEvent.Started(null, size));
    }

    private Call headers(Call bare) {
        Call call = bare;
        for (Map.Entry<String, String> header : TEXT_HEADERS.entrySet()) {
            String text = upload.text(header.getKey());
            call = text == null ? call : call.textHeader(header.getValue(), text);
        }
        String poster = upload.text("poster_url");
        call = poster == null ? call : call.header("X-Poster-URL", poster);
        String url = upload.source().url();
        return url == null ? call : call.header("X-Video-URL", url);
    }

    private Flux<UploadEvent> resumably(FileSnapshot file) {
        progress.total(file.size());
        return upload.store()
                .find(upload.key(file.file()))
                .map(state -> unchanged(state, file))
                .switchIfEmpty(Mono.defer(() -> begin(file)))
                .flatMapMany(state -> upload.tus(api)
                        .upload(state, upload.store())
                        .doOnNext(progress::done)
                        .thenMany(Flux.defer(() -> finished(file.size(), asked(state))))
                        .startWith(new UploadEvent.Started(state.id(), file.size())));
    }

    private static TusState unchanged(TusState state, FileSnapshot file) {
        if (state.size() != file.size() || !state.modified().equals(file.modified())) {
            throw new SourceException(
                    OPERATION,
                    "the file " + file.file() + " has changed since its upload began: it had " + state.size()
                            + " bytes as of " + state.modified() + ", and has " + file.size() + " as of "
                            + file.modified() + "; uploads().forget(upload) lets it begin anew",
                    null);
        }
        return state;
    }

    private Mono<TusState> begin(FileSnapshot file) {
        return api.uploader()
                .post("/v2/init")
                .body(link(file))
                .data(UploadLink.class)
                .doOnNext(this::check)
                .map(link -> new TusState(
                        upload.key(file.file()),
                        link.id(),
                        link.endpoint(),
                        file.file().toAbsolutePath().toString(),
                        file.size(),
                        file.modified(),
                        0))
                .flatMap(state -> upload.store().save(state).thenReturn(state))
                .switchIfEmpty(Mono.error(() -> new DecodingException("POST /v2/init", "it is empty", null, null)));
    }

    /** A link that cannot be used must not be kept, or the upload would fail for ever. */
    private void check(UploadLink link) {
        try {
            String id = Objects.toString(link.id(), "");
            if (id.isBlank()) {
                throw new IllegalArgumentException("it has no id");
            }
            api.external(Method.HEAD, Objects.toString(link.endpoint(), ""));
        } catch (IllegalArgumentException refused) {
            throw new DecodingException("POST /v2/init", String.valueOf(refused.getMessage()), null, refused);
        }
    }

    private UploadLinkCreate link(FileSnapshot file) {
        String name = upload.text("filename");
        UploadLinkCreate link = UploadLinkCreate.of(UploadType.VIDEO, name == null ? "video" : name, file.size());
        for (String field : new String[] {"parent_id", "title", "description"}) {
            String text = upload.text(field);
            link = text == null ? link : link.with(field, text);
        }
        return link;
    }

    private UploadedVideo asked(TusState state) {
        return new UploadedVideo(
                state.id(),
                upload.text("parent_id"),
                upload.text("title"),
                upload.text("description"),
                null,
                null,
                null,
                null,
                null);
    }

    private static Flux<UploadEvent> finished(long size, UploadedVideo video) {
        UploadEvent last = new UploadEvent.Finished(video);
        return size == 0 ? Flux.just(last) : Flux.just(new UploadEvent.Progress(size, size), last);
    }
}
