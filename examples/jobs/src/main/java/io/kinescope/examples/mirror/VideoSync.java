package io.kinescope.examples.mirror;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.listing.Checkpoint;
import io.kinescope.client.listing.Checkpointed;
import io.kinescope.client.listing.EachOnce;
import io.kinescope.client.videos.Video;
import io.kinescope.client.videos.VideoQuery;
import io.kinescope.examples.mirror.Change.Stored;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Mirrors the videos, some at a time, in the order of their creation. The listing tells which are new or have changed;
 * only of those the details are fetched. A video of the database that should have come between two others and did not is
 * removed; so nothing has to be written of those that stay as they are, and a crash forgets nothing.
 */
final class VideoSync {

    /** Enough for the limits, if the API answers within two seconds. */
    private static final int PAGES_AHEAD = 4;

    /** How many are compared with the database at once: about a page. */
    private static final int COMPARED_AT_ONCE = 100;

    /** How many new ones a request for the listing brings: a page less the overlap. */
    private static final int LISTED_AT_ONCE = 86;

    /** How many are written in one transaction; these and those under way are fetched twice if the job is killed. */
    private static final int WRITTEN_AT_ONCE = 25;

    private static final int SERVER_ERRORS = 500;

    private final KinescopeClient client;
    private final Database database;
    private final SyncRuns runs;
    private final Table videos;
    private final int concurrency;
    private final Consumer<SyncProgress> listener;

    VideoSync(
            KinescopeClient client,
            Database database,
            SyncRuns runs,
            Table videos,
            int concurrency,
            Consumer<SyncProgress> listener) {
        this.client = client;
        this.database = database;
        this.runs = runs;
        this.videos = videos;
        this.concurrency = concurrency;
        this.listener = listener;
    }

    Mono<Void> sync(SyncRun run) {
        return total().flatMap(total -> Mono.defer(() -> sync(run, new Effort(total))));
    }

    private Mono<Long> total() {
        return client.videos()
                .list(VideoQuery.of().perPage(1))
                .pages()
                .next()
                .map(page -> Objects.requireNonNullElse(page.total(), 0L));
    }

    private Mono<Void> sync(SyncRun run, Effort effort) {
        return listing(run)
                .checkpointed()
                .buffer(COMPARED_AT_ONCE)
                .concatMap(listed -> database.transaction(compare(listed)), 1)
                .concatMapIterable(steps -> steps, 1)
                .flatMapSequential(this::fetch, concurrency, 1)
                .buffer(WRITTEN_AT_ONCE)
                .concatMap(steps -> database.transaction(write(run, steps)).thenReturn(steps), 0)
                .doOnNext(steps -> listener.accept(effort.spentOn(steps)))
                .then(Mono.defer(this::total))
                .flatMap(total -> database.transaction(finish(run, total)));
    }

    private EachOnce<Video> listing(SyncRun run) {
        EachOnce<Video> listing = client.videos().list().eachOnce().readAhead(PAGES_AHEAD);
        Checkpoint reached = checkpoint(run);
        return reached == null ? listing : listing.resume(reached);
    }

    private Mono<List<Step>> compare(List<Checkpointed<Video>> listed) {
        return videos.find(listed.stream().map(video -> video.item().id()).toList())
                .map(stored -> listed.stream()
                        .map(video -> Step.of(video, stored.get(video.item().id())))
                        .toList());
    }

    private Mono<Step> fetch(Step step) {
        if (!step.change().isNeeded()) {
            return Mono.just(step);
        }
        return client.videos()
                .get(step.id())
                .map(step::with)
                .switchIfEmpty(Mono.fromSupplier(step::unreadable))
                .onErrorResume(NotFoundException.class, deleted -> Mono.just(step.gone()))
                .onErrorResume(VideoSync::isOfThisVideo, failure -> Mono.just(step.unreadable()));
    }

    /** One odd video must not hold up all others for ever. */
    private static boolean isOfThisVideo(Throwable failure) {
        return failure instanceof DecodingException
                || (failure instanceof ApiException refused && refused.status() >= SERVER_ERRORS);
    }

    private Mono<Void> write(SyncRun run, List<Step> steps) {
        Checkpoint reached = steps.get(steps.size() - 1).checkpoint();
        List<Change> changes = steps.stream()
                .filter(step -> step.details() != Details.GONE)
                .map(Step::change)
                .toList();
        return runs.current(run)
                .flatMap(current -> removeMissing(checkpoint(current), reached, steps))
                .flatMap(missing -> removeDeleted(steps).map(missing::plus))
                .flatMap(removed -> videos.write(changes).map(removed::plus))
                .map(counts -> counts.plus(Counts.incomplete(count(steps, Details.UNREADABLE))))
                .flatMap(counts -> runs.advance(run, Stage.VIDEOS, reached.toString(), counts));
    }

    /** If the listing has more than it gave, what may be missing at its end is left to the next time. */
    private Mono<Void> finish(SyncRun run, long total) {
        return runs.current(run)
                .flatMap(current -> {
                    Checkpoint last = checkpoint(current);
                    long read = last == null ? 0 : last.offset();
                    return total > read ? Mono.just(Counts.NONE) : removeMissing(last, null, List.of());
                })
                .flatMap(counts -> runs.advance(run, Stage.DONE, null, counts));
    }

    /**
     * Marks what the database has between two checkpoints and the listing has not. Those created at the very moment of the
     * later one are left to the next time, for the listing may go on with that moment.
     */
    private Mono<Counts> removeMissing(@Nullable Checkpoint from, @Nullable Checkpoint to, List<Step> listed) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Row times = new Row();
        List<String> seen = new ArrayList<>(listed.stream().map(Step::id).toList());
        if (from != null) {
            conditions.add("created_at >= :since");
            times.time("since", nextMicrosecond(from.createdAt()));
            seen.addAll(from.ids());
        }
        if (to != null) {
            conditions.add("created_at < :until");
            times.time("until", to.createdAt());
        }
        Map<String, Object> values = new HashMap<>(times.columns());
        if (!seen.isEmpty()) {
            conditions.add("id not in (:seen)");
            values.put("seen", seen);
        }
        return videos.remove(String.join(" and ", conditions), values);
    }

    /** Marks what was deleted after it was listed. */
    private Mono<Counts> removeDeleted(List<Step> steps) {
        return videos.remove(steps.stream()
                .filter(step -> step.details() == Details.GONE)
                .map(Step::id)
                .toList());
    }

    private static @Nullable Checkpoint checkpoint(SyncRun run) {
        return run.position() == null ? null : Checkpoint.parse(run.position());
    }

    /** The database knows no more than microseconds; should the API, what was created within this one is left alone. */
    private static Instant nextMicrosecond(Instant time) {
        Instant truncated = time.truncatedTo(ChronoUnit.MICROS);
        return truncated.equals(time) ? time : truncated.plus(1, ChronoUnit.MICROS);
    }

    private static long count(List<Step> steps, Details details) {
        return steps.stream().filter(step -> step.details() == details).count();
    }

    /** What came of the details of a video. */
    private enum Details {
        UNNEEDED,
        FETCHED,
        GONE,
        UNREADABLE
    }

    /** A video on its way from the listing to the database. */
    private record Step(Checkpoint checkpoint, String id, Change change, Details details) {

        static Step of(Checkpointed<Video> listed, @Nullable Stored stored) {
            Entry entry = Entry.of(listed.item(), listed.checkpoint().createdAt());
            return new Step(listed.checkpoint(), entry.id(), Change.of(entry, stored), Details.UNNEEDED);
        }

        Step with(Video details) {
            Entry entry = Entry.of(details, checkpoint.createdAt());
            return new Step(checkpoint, id, change.with(entry), Details.FETCHED);
        }

        Step gone() {
            return new Step(checkpoint, id, change, Details.GONE);
        }

        Step unreadable() {
            return new Step(checkpoint, id, change.withoutDetails(), Details.UNREADABLE);
        }
    }

    /** What the rest takes, if it is like what was done. */
    private static final class Effort {

        private final long total;
        private long seen;
        private long fetched;

        Effort(long total) {
            this.total = total;
        }

        SyncProgress spentOn(List<Step> steps) {
            seen += steps.size();
            fetched += steps.size() - count(steps, Details.UNNEEDED);
            long videos = steps.get(steps.size() - 1).checkpoint().offset();
            long left = Math.max(0, total - videos);
            return new SyncProgress(videos, Math.max(total, videos), left * fetched / seen + left / LISTED_AT_ONCE);
        }
    }
}
