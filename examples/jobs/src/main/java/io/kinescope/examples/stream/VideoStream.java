package io.kinescope.examples.stream;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.videos.Video;
import io.kinescope.client.videos.VideoQuery;
import io.kinescope.examples.support.Progress;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Writes every video of a library once, whatever is added and deleted meanwhile, in constant memory. */
final class VideoStream {

    /**
     * The number of pages that are read ahead. Eight requests in flight reach the five requests a second that the limit of a
     * minute allows while a response takes at most 1.6 s; more would hold more pages in memory.
     */
    private static final int PAGES_AHEAD = 8;

    /** The number of videos after which the output is flushed. */
    private static final int FLUSHED_AT_ONCE = 100;

    private final KinescopeClient client;
    private final NdjsonWriter writer;
    private final Progress progress;

    VideoStream(KinescopeClient client, NdjsonWriter writer, Progress progress) {
        this.client = client;
        this.writer = writer;
        this.progress = progress;
    }

    /**
     * Writes all videos, the oldest first, and emits their number. Each page overlaps the one before, which takes up to a
     * seventh more requests than {@code list()}. Writing blocks, so it happens on a thread that may.
     */
    Mono<Long> write() {
        return showTotal()
                .thenMany(client.videos().list().eachOnce().readAhead(PAGES_AHEAD))
                .publishOn(Schedulers.boundedElastic(), FLUSHED_AT_ONCE)
                .reduce(0L, this::write);
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

    private long write(long before, Video video) {
        writer.write(VideoLine.of(video));
        long written = before + 1;
        if (written % FLUSHED_AT_ONCE == 0) {
            writer.flush();
        }
        progress.advance(1);
        return written;
    }
}
