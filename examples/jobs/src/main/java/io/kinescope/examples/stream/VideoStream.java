package io.kinescope.examples.stream;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.listing.Checkpoint;
import io.kinescope.client.listing.Checkpointed;
import io.kinescope.client.listing.EachOnce;
import io.kinescope.client.listing.OrderedListing;
import io.kinescope.client.videos.VideoQuery;
import io.kinescope.examples.support.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.ObjectNode;

/** Writes every video of a library once, whatever is added and deleted meanwhile, in constant memory. */
final class VideoStream {

    /**
     * The number of pages that are read ahead. Eight requests in flight reach the five requests a second that the limit of a
     * minute allows while a response takes at most 1.6 s; more would hold more pages in memory.
     */
    private static final int PAGES_AHEAD = 8;

    /** The number of videos after which the output is flushed, and the checkpoint is written. */
    private static final int FLUSHED_AT_ONCE = 100;

    private final KinescopeClient client;
    private final VideoFields fields;
    private final NdjsonWriter writer;
    private final @Nullable Path unfinished;
    private final Progress progress;
    private long bytes;
    private volatile long videos;

    /** Keeps checkpoints of an unfinished file; of an output that is none there are none. */
    VideoStream(
            KinescopeClient client,
            VideoFields fields,
            NdjsonWriter writer,
            @Nullable Path unfinished,
            Progress progress) {
        this.client = client;
        this.fields = fields;
        this.writer = writer;
        this.unfinished = unfinished;
        this.progress = progress;
    }

    /**
     * Writes all videos, the oldest first, or those after a checkpoint, and emits the number of all. Each page overlaps the
     * one before, which takes up to a seventh more requests than {@code list()}. Writing blocks, so it happens on a thread
     * that may.
     */
    Mono<Long> write(@Nullable StreamCheckpoint start) {
        EachOnce<ObjectNode> all = list().eachOnce().readAhead(PAGES_AHEAD);
        if (start != null) {
            bytes = start.bytes();
            videos = start.videos();
            progress.resume(videos);
        }
        EachOnce<ObjectNode> rest = start == null ? all : all.resume(Checkpoint.parse(start.position()));
        return showTotal()
                .thenMany(rest.checkpointed())
                .publishOn(Schedulers.boundedElastic(), FLUSHED_AT_ONCE)
                .doOnNext(this::write)
                .then(Mono.fromSupplier(() -> videos));
    }

    /** Returns the number of videos that were written. */
    long videos() {
        return videos;
    }

    /** Lists the videos as they come. The functions may return null, which NullAway does not know of compiled code. */
    @SuppressWarnings("NullAway")
    private OrderedListing<ObjectNode> list() {
        return client.api()
                .get("/v1/videos")
                .items(ObjectNode.class, video -> text(video, "id"), VideoStream::createdAt);
    }

    private Mono<Void> showTotal() {
        return client.videos()
                .list(VideoQuery.of().perPage(1))
                .pages()
                .next()
                .doOnNext(page -> {
                    if (page.total() != null) {
                        progress.total(page.total());
                    }
                })
                .then();
    }

    private void write(Checkpointed<ObjectNode> video) {
        bytes += writer.write(fields.of(video.item()));
        long written = videos + 1;
        videos = written;
        if (written % FLUSHED_AT_ONCE == 0) {
            writer.flush();
            save(video.checkpoint());
        }
        progress.advance(1);
    }

    private void save(Checkpoint position) {
        if (unfinished != null) {
            try {
                new StreamCheckpoint(bytes, videos, position.toString(), fields.toString()).write(unfinished);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    private static @Nullable String text(ObjectNode video, String name) {
        return video.path(name).isString() ? video.path(name).stringValue() : null;
    }

    private static @Nullable Instant createdAt(ObjectNode video) {
        String text = text(video, "created_at");
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
