package io.kinescope.examples.stream;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.listing.Page;
import io.kinescope.client.videos.Video;
import io.kinescope.examples.support.Progress;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Writes every video of a library, in constant memory. */
final class VideoStream {

    /**
     * The number of pages that are read ahead. A permit comes back a second after its response, so eight requests in
     * flight use all ten permits as long as a response takes less than four seconds; more would only hold more pages in
     * memory.
     */
    private static final int PAGES_AHEAD = 8;

    private final KinescopeClient client;
    private final NdjsonWriter writer;
    private final Progress progress;

    VideoStream(KinescopeClient client, NdjsonWriter writer, Progress progress) {
        this.client = client;
        this.writer = writer;
        this.progress = progress;
    }

    /** Writes all videos and emits their number. Writing blocks, so it happens on a thread that may. */
    Mono<Long> write() {
        return client.videos()
                .list()
                .readAhead(PAGES_AHEAD)
                .pages()
                .publishOn(Schedulers.boundedElastic(), 1)
                .doOnNext(this::write)
                .map(page -> (long) page.items().size())
                .reduce(0L, Long::sum);
    }

    private void write(Page<Video> page) {
        Long total = page.total();
        if (total != null) {
            progress.total(total);
        }
        for (Video video : page.items()) {
            writer.write(VideoLine.of(video));
        }
        writer.flush();
        progress.advance(page.items().size());
    }
}
