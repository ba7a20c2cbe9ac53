package io.kinescope.examples.upload;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.tus.TusState;
import io.kinescope.client.tus.TusStore;
import io.kinescope.client.videos.Video;
import io.kinescope.client.videos.VideoQuery;
import io.kinescope.client.videos.VideoStatus;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds the empty videos that interrupted runs have left. The API creates a video before the first byte of its file; a
 * program that is killed before it has saved the response does not know that video, and creates another one. The same
 * happens when a file changes while it is sent.
 */
final class EmptyVideos {

    private final KinescopeClient client;
    private final UploadJournal journal;
    private final TusStore states;

    EmptyVideos(KinescopeClient client, UploadJournal journal, TusStore states) {
        this.client = client;
        this.journal = journal;
        this.states = states;
    }

    /**
     * Finds the videos that are {@code uploading}, have the title and the project or folder of one of the items, and
     * belong neither to the journal nor to an upload that can be resumed.
     */
    Flux<Video> find(Collection<UploadItem> items) {
        return resumable(items).flatMapMany(resumable -> {
            Set<String> places = items.stream().map(EmptyVideos::place).collect(Collectors.toSet());
            return client.videos()
                    .list(VideoQuery.of().status(VideoStatus.UPLOADING))
                    .eachOnce()
                    .filter(video -> !resumable.contains(video.id()) && !journal.hasVideo(video.id()))
                    .filter(video -> places.contains(place(video.title(), video.folderId()))
                            || places.contains(place(video.title(), video.projectId())));
        });
    }

    /** A state that cannot be read resumes nothing; the failure of its file has been reported. */
    private Mono<Set<String>> resumable(Collection<UploadItem> items) {
        return Flux.fromIterable(items)
                .concatMap(item -> new ItemStates(states, item).find().onErrorComplete(), 1)
                .map(TusState::id)
                .collect(HashSet::new, Set::add);
    }

    private static String place(UploadItem item) {
        return place(item.title(), item.parentId());
    }

    private static String place(@Nullable String title, @Nullable String parentId) {
        return title + "\n" + parentId;
    }
}
