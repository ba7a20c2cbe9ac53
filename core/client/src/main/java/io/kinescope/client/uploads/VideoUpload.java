package io.kinescope.client.uploads;

import io.kinescope.client.api.Api;
import io.kinescope.client.content.Body;
import io.kinescope.client.content.Content;
import io.kinescope.client.error.PayloadTooLargeException;
import io.kinescope.client.file.FileSnapshot;
import java.nio.file.Path;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The choice of how a video is uploaded: in a single request, over tus, or to a link. */
final class VideoUpload {

    private final Api api;
    private final Upload upload;

    VideoUpload(Api api, Upload upload) {
        this.api = api;
        this.upload = upload;
    }

    Flux<UploadEvent> events(UploadProgress progress) {
        Path file = upload.source().file();
        if (file != null) {
            return FileSnapshot.of(SingleUpload.OPERATION, file).flatMapMany(found -> file(found, progress));
        }
        Content stream = upload.source().stream();
        long size = upload.source().size();
        return stream != null && upload.needsLink()
                ? new TwoRequestUpload(api, upload, progress).events(stream, size)
                : new SingleUpload(api, upload, progress).events(stream, size);
    }

    private Flux<UploadEvent> file(FileSnapshot file, UploadProgress progress) {
        return upload.isShared(file.size())
                ? SharedUploads.join(upload.identity(file.file()), progress, shared -> sent(file, shared))
                : sent(file, progress);
    }

    private Flux<UploadEvent> sent(FileSnapshot file, UploadProgress progress) {
        long size = file.size();
        if (upload.isResumable(size)) {
            return new ResumableUpload(api, upload, progress).events(file);
        }
        return new SingleUpload(api, upload, progress)
                .events(() -> Mono.just(Body.repeatable(Content.OCTETS, size, file.read(0, size))), size)
                .onErrorResume(
                        PayloadTooLargeException.class,
                        refused -> upload.supportsLink() ? resumed(file, progress) : Flux.error(refused));
    }

    /** Subscribers that do not share the single request share what follows it: it is kept in their store. */
    private Flux<UploadEvent> resumed(FileSnapshot file, UploadProgress progress) {
        return upload.isShared(file.size())
                ? new ResumableUpload(api, upload, progress).events(file)
                : SharedUploads.join(
                        upload.identity(file.file()), progress, shared -> new ResumableUpload(api, upload, shared)
                                .events(file));
    }
}
