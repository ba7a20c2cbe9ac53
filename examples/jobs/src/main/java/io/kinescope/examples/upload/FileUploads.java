package io.kinescope.examples.upload;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.ClosedException;
import io.kinescope.client.error.KinescopeException;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.error.PaymentRequiredException;
import io.kinescope.client.error.StoreException;
import io.kinescope.client.error.UnauthorizedException;
import io.kinescope.client.tus.TusStore;
import io.kinescope.client.uploads.Upload;
import io.kinescope.examples.support.FailureReason;
import io.kinescope.examples.upload.ItemEvent.Failed;
import io.kinescope.examples.upload.ItemEvent.Finished;
import io.kinescope.examples.upload.UploadJournal.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Uploads files, several at a time, and skips those that the journal has: by path, size and time, else by relative path and
 * content. Content is read only if it decides. A file that has changed replaces its video's content; one that is elsewhere
 * and different becomes a video of its own, since nobody knows whether it is a later version of the other.
 */
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
                                        failure -> Flux.just(new Failed(item, FailureReason.of(failure)))),
                        concurrency,
                        1);
    }

    private Flux<ItemEvent> upload(UploadItem item) {
        Entry entry = journal.find(item);
        if (entry == null) {
            return uploadUnlessMoved(item);
        }
        if (entry.isUnchanged(item)) {
            return entry.relativePath() == null ? note(item, entry) : skip(item, entry);
        }
        return entry.size() == item.size() && entry.sha256() != null
                ? compare(item, List.of(entry), entry)
                : replace(entry, item, null);
    }

    /** The content decides, unless it is the very file that was sent. */
    private Flux<ItemEvent> uploadUnlessMoved(UploadItem item) {
        Collection<Entry> moved = journal.findMoved(item);
        Entry link = null;
        List<Entry> candidates = new ArrayList<>();
        for (Entry entry : moved) {
            if (entry.isUnchangedFile(item)) {
                return note(item, entry);
            }
            if (entry.isSameFile(item)) {
                link = entry;
            }
            if (entry.size() == item.size()) {
                candidates.add(entry);
            }
        }
        return candidates.isEmpty() ? send(item, link, null) : compare(item, candidates, link);
    }

    /** Sends the file unless one of the entries has its content; in place of the content of a video if one is given. */
    private Flux<ItemEvent> compare(UploadItem item, List<Entry> entries, @Nullable Entry replaced) {
        return ContentHash.of(item)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMapMany(hash -> {
                    for (Entry entry : entries) {
                        if (hasContent(entry, item, hash.orElse(null))) {
                            return note(item, entry);
                        }
                    }
                    return send(item, replaced, hash.orElse(null));
                });
    }

    /** An entry of the first version has no hash; then size and time have to do. */
    private static boolean hasContent(Entry entry, UploadItem item, @Nullable String sha256) {
        return entry.sha256() == null ? entry.isUnchanged(item) : entry.sha256().equals(sha256);
    }

    private Flux<ItemEvent> send(UploadItem item, @Nullable Entry replaced, @Nullable String sha256) {
        return replaced == null ? create(item, sha256) : replace(replaced, item, sha256);
    }

    /** Writes where the file is now and how it looks, so that it need not be read again. */
    private Flux<ItemEvent> note(UploadItem item, Entry entry) {
        return Mono.fromCallable(() -> {
                    journal.add(Entry.of(item, entry.sha256(), entry.videoId()));
                    return entry;
                })
                .subscribeOn(Schedulers.boundedElastic())
                .thenMany(skip(item, entry));
    }

    /** Sends nothing, and forgets the state of the upload: an earlier run may have been killed before it did. */
    private Flux<ItemEvent> skip(UploadItem item, Entry entry) {
        return new ItemStates(states, item)
                .forget()
                .thenMany(Flux.just(new Finished(item, item.size(), ResultStatus.SENT_BEFORE, entry.videoId())));
    }

    /**
     * Creates a video. However small it is, the file goes by tus: of a single request nobody could tell later whether it
     * arrived.
     */
    private Flux<ItemEvent> create(UploadItem item, @Nullable String sha256) {
        Upload upload = Upload.of(item.file())
                .title(item.title())
                .parentId(item.parentId())
                .singleUpTo(0);
        return send(item, upload, ResultStatus.SENT, sha256);
    }

    /** Replaces a video's content. That is a single request; sending it twice does no harm. */
    private Flux<ItemEvent> replace(Entry entry, UploadItem item, @Nullable String sha256) {
        Upload upload = Upload.of(item.file()).title(item.title()).replaces(entry.videoId());
        return send(item, upload, ResultStatus.REPLACED, sha256)
                .onErrorResume(NotFoundException.class, deleted -> create(item, sha256));
    }

    private Flux<ItemEvent> send(UploadItem item, Upload upload, ResultStatus status, @Nullable String sha256) {
        return Flux.defer(() -> new ItemUpload(client, journal, states, item, upload, status, sha256).events());
    }

    /**
     * A state that cannot be understood concerns one file; states that cannot be read or written, as on a full disk, all. So
     * does a client that was closed.
     */
    private static boolean isOfOneFile(Throwable failure) {
        if (failure instanceof StoreException) {
            return !(failure.getCause() instanceof IOException);
        }
        if (failure instanceof KinescopeException) {
            return !(failure instanceof UnauthorizedException
                    || failure instanceof PaymentRequiredException
                    || failure instanceof ClosedException);
        }
        return failure instanceof IllegalArgumentException;
    }
}
