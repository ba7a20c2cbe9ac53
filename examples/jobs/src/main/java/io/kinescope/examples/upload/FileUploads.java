package io.kinescope.examples.upload;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.KinescopeException;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.error.PaymentRequiredException;
import io.kinescope.client.error.StoreException;
import io.kinescope.client.error.UnauthorizedException;
import io.kinescope.client.tus.TusStore;
import io.kinescope.client.uploads.Upload;
import io.kinescope.examples.upload.ItemEvent.Failed;
import io.kinescope.examples.upload.ItemEvent.Finished;
import io.kinescope.examples.upload.ItemEvent.Outcome;
import io.kinescope.examples.upload.UploadJournal.Entry;
import java.io.IOException;
import java.util.Collection;
import reactor.core.publisher.Flux;

/** Uploads files, several at a time, and skips those that the journal has. */
final class FileUploads {

    private final KinescopeClient client;
    private final UploadJournal journal;
    private final TusStore states;
    private final int concurrency;

    FileUploads(KinescopeClient client, UploadJournal journal, TusStore states, int concurrency) {
        this.client = client;
        this.journal = journal;
        this.states = states;
        this.concurrency = concurrency;
    }

    /** Uploads all files. A file that fails does not stop the others unless all would fail alike. */
    Flux<ItemEvent> upload(Collection<UploadItem> items) {
        return Flux.fromIterable(items)
                .flatMap(
                        item -> Flux.defer(() -> upload(item))
                                .onErrorResume(
                                        FileUploads::isOfOneFile,
                                        failure -> Flux.just(new Failed(item, String.valueOf(failure.getMessage())))),
                        concurrency,
                        1);
    }

    private Flux<ItemEvent> upload(UploadItem item) {
        Entry entry = journal.find(item);
        if (entry == null) {
            return create(item);
        }
        return entry.isCurrent(item)
                ? skip(item)
                : replace(entry.videoId(), item).onErrorResume(NotFoundException.class, deleted -> create(item));
    }

    /** Sends nothing, and forgets the state of the upload: an earlier run may have been killed before it did. */
    private Flux<ItemEvent> skip(UploadItem item) {
        Upload upload = Upload.of(item.file()).parentId(item.parentId()).store(states);
        return client.uploads()
                .forget(upload)
                .thenMany(Flux.just(new Finished(item, item.size(), Outcome.SENT_BEFORE)));
    }

    /**
     * Creates a video. However small it is, the file goes by tus: of a single request nobody could tell later whether it
     * arrived.
     */
    private Flux<ItemEvent> create(UploadItem item) {
        Upload upload = Upload.of(item.file())
                .title(item.title())
                .parentId(item.parentId())
                .singleUpTo(0);
        return send(item, upload, Outcome.SENT);
    }

    /** Replaces a video's content. That is a single request; sending it twice does no harm. */
    private Flux<ItemEvent> replace(String videoId, UploadItem item) {
        Upload upload = Upload.of(item.file()).title(item.title()).replaces(videoId);
        return send(item, upload, Outcome.REPLACED);
    }

    private Flux<ItemEvent> send(UploadItem item, Upload upload, Outcome outcome) {
        return Flux.defer(() -> new ItemUpload(client, journal, states, item, upload, outcome).events());
    }

    /** A state that cannot be understood concerns one file; states that cannot be read or written, as on a full disk, all. */
    private static boolean isOfOneFile(Throwable failure) {
        if (failure instanceof StoreException) {
            return !(failure.getCause() instanceof IOException);
        }
        if (failure instanceof KinescopeException) {
            return !(failure instanceof UnauthorizedException || failure instanceof PaymentRequiredException);
        }
        return failure instanceof IllegalArgumentException;
    }
}
