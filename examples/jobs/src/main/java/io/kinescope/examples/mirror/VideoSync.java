package io.kinescope.examples.mirror;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.listing.Checkpoint;
import io.kinescope.client.listing.Checkpointed;
import io.kinescope.client.listing.EachOnce;
import io.kinescope.client.listing.OrderedListing;
import io.kinescope.client.videos.VideoQuery;
import io.kinescope.examples.mirror.Change.Stored;
import io.kinescope.examples.mirror.Table.Place;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Mirrors the videos, some at a time, in the order of their creation. The listing shows which are new or have changed, and
 * details are fetched only for those, if the listing lacks any. A video of the database that should have come between two others and did not is
 * missing; so unchanged rows are not written, and a crash loses nothing.
 */
final class VideoSync {

    /** Enough for the limits if the API responds within two seconds. */
    private static final int PAGES_AHEAD = 4;

    /** The number of videos that are compared with the database at once: about a page. */
    private static final int COMPARED_AT_ONCE = 100;

    /** The number of new videos in a page of the listing: a page less the overlap. */
    private static final int LISTED_AT_ONCE = 86;

    /** The number of videos in one transaction; these and those in flight are fetched twice if the job is killed. */
    private static final int WRITTEN_AT_ONCE = 25;

    private static final String NO_DETAILS = "no details of video";

    private final KinescopeClient client;
    private final Database database;
    private final SyncRuns runs;
    private final Table videos;
    private final Removals removals;
    private final int concurrency;
    private final SyncListener listener;

    VideoSync(
            KinescopeClient client,
            Database database,
            SyncRuns runs,
            Table videos,
            Removals removals,
            int concurrency,
            SyncListener listener) {
        this.client = client;
        this.database = database;
        this.runs = runs;
        this.videos = videos;
        this.removals = removals;
        this.concurrency = concurrency;
        this.listener = listener;
    }

    Mono<Void> sync(SyncRun run) {
        return total().flatMap(total -> Mono.defer(() -> sync(run, new Estimate(total))));
    }

    private Mono<Long> total() {
        return client.videos()
                .list(VideoQuery.of().perPage(1))
                .pages()
                .next()
                .map(page -> Objects.requireNonNullElse(page.total(), 0L));
    }

    private Mono<Void> sync(SyncRun run, Estimate estimate) {
        return listing(run)
                .checkpointed()
                .buffer(COMPARED_AT_ONCE)
                .concatMap(listed -> database.transaction(compare(run, listed)), 1)
                .concatMapIterable(videos -> videos, 1)
                .flatMapSequential(this::fetch, concurrency, 1)
                .buffer(WRITTEN_AT_ONCE)
                .concatMap(videos -> database.transaction(write(run, videos)).thenReturn(videos), 0)
                .doOnNext(videos -> listener.advanced(estimate.after(videos)))
                .then(Mono.defer(this::total))
                .flatMap(total -> database.transaction(markMissingAtEnd(run, total)))
                .then(Mono.defer(() -> removals.apply(run)));
    }

    private EachOnce<Answer.OfVideo> listing(SyncRun run) {
        EachOnce<Answer.OfVideo> listing = list().eachOnce().readAhead(PAGES_AHEAD);
        Checkpoint reached = checkpoint(run);
        return reached == null ? listing : listing.resume(reached);
    }

    private OrderedListing<Answer.OfVideo> list() {
        return client.api()
                .get("/v1/videos")
                .items(Answer.OfVideo.class, video -> video.value().id(), video -> video.value()
                        .createdAt());
    }

    private Mono<List<SyncedVideo>> compare(SyncRun run, List<Checkpointed<Answer.OfVideo>> listed) {
        List<SyncedVideo> videos = listed.stream().map(SyncedVideo::of).toList();
        return this.videos.find(run, ids(videos, SyncedVideo::isStorable)).map(stored -> videos.stream()
                .map(video -> video.against(stored))
                .toList());
    }

    private Mono<SyncedVideo> fetch(SyncedVideo video) {
        if (!video.isStorable() || !video.change().isNeeded() || video.isWhole()) {
            return Mono.just(video);
        }
        return client.api()
                .get("/v1/videos/{video_id}", video.id())
                .data(Answer.OfVideo.class)
                .map(video::with)
                .switchIfEmpty(Mono.fromSupplier(
                        () -> video.without(new Refusal(NO_DETAILS, video.id(), "the API answered without any"))))
                .onErrorResume(NotFoundException.class, deleted -> Mono.just(video.gone()))
                .onErrorResume(
                        // A server error for the details of one video is more likely than an outage, which the retries
                        // wait out.
                        failure -> Refusal.isOfOneEntry(failure) || Refusal.isOfTheServer(failure),
                        failure -> Mono.just(video.without(Refusal.of(NO_DETAILS, video.id(), failure))));
    }

    private Mono<Void> write(SyncRun run, List<SyncedVideo> listed) {
        Checkpoint reached = listed.get(listed.size() - 1).checkpoint();
        return runs.current(run)
                .flatMap(current -> markMissing(run, checkpoint(current), reached, listed))
                .then(videos.markMissing(run, ids(listed, video -> video.details() == Details.GONE)))
                .then(Mono.defer(() -> writeStorable(run, listed)))
                .flatMap(counts -> runs.advance(run, Stage.VIDEOS, reached.toString(), counts));
    }

    /** Compares with the rows once more: one that was written meanwhile has the id of another video. */
    private Mono<Counts> writeStorable(SyncRun run, List<SyncedVideo> listed) {
        return videos.find(run, ids(listed, SyncedVideo::isStorable)).flatMap(stored -> {
            Set<String> ids = new HashSet<>();
            List<Change> changes = new ArrayList<>();
            long incomplete = 0;
            long skipped = 0;
            for (SyncedVideo video : listed) {
                String problem = video.problem(stored.get(String.valueOf(video.id())), ids);
                if (problem != null) {
                    skipped++;
                    listener.skipped(new SkippedEntry(videos.kind(), video.id(), problem));
                } else if (video.details() != Details.GONE) {
                    if (video.refusal() != null) {
                        incomplete++;
                        listener.refused(video.refusal());
                    }
                    changes.add(video.change().against(stored.get(video.id())));
                }
            }
            return videos.write(changes)
                    .map(Counts.incomplete(incomplete)::plus)
                    .map(Counts.skipped(skipped)::plus);
        });
    }

    /** If the listing has more than it gave, what may be missing at its end is left to the next synchronisation. */
    private Mono<Void> markMissingAtEnd(SyncRun run, long total) {
        return runs.current(run).flatMap(current -> {
            Checkpoint last = checkpoint(current);
            long read = last == null ? 0 : last.offset();
            return total > read ? Mono.empty() : markMissing(run, last, null, List.of());
        });
    }

    /**
     * Notes what the database has between two checkpoints and the listing has not. Videos created at the very moment of
     * the later one are left to the next time, since the listing may continue with that moment.
     */
    private Mono<Void> markMissing(
            SyncRun run, @Nullable Checkpoint from, @Nullable Checkpoint to, List<SyncedVideo> listed) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Row times = new Row();
        Set<Place> places = new HashSet<>();
        listed.forEach(video -> places.add(video.place()));
        if (from != null) {
            conditions.add("created_at >= :since");
            times.bound("since", nextMicrosecond(from.createdAt()));
            from.ids().forEach(id -> places.add(new Place(id, Row.micros(from.createdAt()))));
        }
        if (to != null) {
            conditions.add("created_at < :until");
            times.bound("until", to.createdAt());
        }
        return videos.markMissing(run, String.join(" and ", conditions), times.columns(), places::contains);
    }

    private static @Nullable Checkpoint checkpoint(SyncRun run) {
        return run.position() == null ? null : Checkpoint.parse(run.position());
    }

    /** The database stores microseconds; should the API know more, what was created within this one is left alone. */
    private static Instant nextMicrosecond(Instant time) {
        Instant truncated = Row.micros(time);
        return truncated.equals(time) ? time : truncated.plus(1, ChronoUnit.MICROS);
    }

    private static List<String> ids(List<SyncedVideo> videos, Predicate<SyncedVideo> condition) {
        return videos.stream().filter(condition).map(SyncedVideo::id).toList();
    }

    /** The state of a video's details. */
    private enum Details {
        UNNEEDED,
        FETCHED,
        GONE,
        REFUSED
    }

    /** A listed video before it is written. The refusal of its details is null if the API did not refuse them. */
    private record SyncedVideo(
            Checkpoint checkpoint,
            String id,
            Change change,
            Details details,
            @Nullable Refusal refusal,
            boolean isWhole) {

        static SyncedVideo of(Checkpointed<Answer.OfVideo> listed) {
            Entry entry = Entry.of(listed.item(), listed.checkpoint().createdAt());
            return new SyncedVideo(
                    listed.checkpoint(),
                    entry.id(),
                    Change.of(entry, null),
                    Details.UNNEEDED,
                    null,
                    entry.isWhole(listed.item()));
        }

        SyncedVideo against(Map<String, Stored> stored) {
            return isStorable() ? with(change.against(stored.get(id)), details, null) : this;
        }

        SyncedVideo with(Answer.OfVideo fetched) {
            Entry entry = Entry.of(fetched, checkpoint.createdAt());
            return with(change.with(entry), Details.FETCHED, null);
        }

        SyncedVideo gone() {
            return with(change, Details.GONE, null);
        }

        SyncedVideo without(Refusal details) {
            return with(change.withoutDetails(), Details.REFUSED, details);
        }

        private SyncedVideo with(Change change, Details details, @Nullable Refusal refusal) {
            return new SyncedVideo(checkpoint, id, change, details, refusal, isWhole);
        }

        boolean isStorable() {
            return change.entry().problem() == null;
        }

        Place place() {
            return new Place(id, Row.micros(checkpoint.createdAt()));
        }

        /**
         * Returns the reason why the video is not written; null if it is. The listing begins with the oldest: a row that
         * is older and not missing is that of another video with the same id.
         */
        @Nullable
        String problem(@Nullable Stored stored, Set<String> idsBefore) {
            String problem = change.entry().problem();
            if (problem != null) {
                return problem;
            }
            boolean older = stored != null
                    && !stored.isGone()
                    && stored.createdAt() != null
                    && stored.createdAt().isBefore(Row.micros(checkpoint.createdAt()));
            return !idsBefore.add(id) || older ? Entry.DUPLICATE : null;
        }
    }

    /** An estimate of the rest, from what was done. */
    private static final class Estimate {

        private final long total;
        private long seen;
        private long fetched;

        Estimate(long total) {
            this.total = total;
        }

        SyncProgress after(List<SyncedVideo> written) {
            seen += written.size();
            fetched += written.stream()
                    .filter(video -> video.details() != Details.UNNEEDED)
                    .count();
            long videos = written.get(written.size() - 1).checkpoint().offset();
            long left = Math.max(0, total - videos);
            return new SyncProgress(videos, Math.max(total, videos), left * fetched / seen + left / LISTED_AT_ONCE);
        }
    }
}
