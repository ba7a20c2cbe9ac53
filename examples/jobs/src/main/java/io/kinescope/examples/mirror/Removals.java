package io.kinescope.examples.mirror;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Marks as removed what a synchronisation has not found, at its end and all at once. If that is more than a share of what
 * there was, it ends the synchronisation without marking anything: an API that answers wrongly is more likely than a
 * library that was deleted.
 */
final class Removals {

    /** Fewer rows than these are removed whatever the share. */
    private static final int ALWAYS_BELOW = 10;

    private static final int ALL = 100;

    private final Database database;
    private final SyncRuns runs;
    private final List<Table> tables;
    private final int maxPercent;

    Removals(Database database, SyncRuns runs, List<Table> tables, int maxPercent) {
        this.database = database;
        this.runs = runs;
        this.tables = tables;
        this.maxPercent = maxPercent;
    }

    /** Ends the synchronisation. */
    Mono<Void> apply(SyncRun run) {
        return database.transaction(tooMany(run)
                        .flatMap(message -> runs.advance(run, Stage.STOPPED, null, Counts.NONE)
                                .thenReturn(message))
                        .switchIfEmpty(Mono.defer(() -> remove(run)).then(Mono.empty())))
                .flatMap(message -> Mono.error(new TooManyRemovalsException(message)));
    }

    /** Refuses a database of which the API knows no project, unless everything may be removed. */
    void checkAllProjects(int stored) {
        if (maxPercent < ALL) {
            throw new TooManyRemovalsException("the database mirrors another workspace: the API knows none of its "
                    + stored + " projects; take another database, or an empty one");
        }
    }

    private Mono<String> tooMany(SyncRun run) {
        return Flux.fromIterable(tables)
                .concatMap(
                        table -> table.countMissing(run)
                                .filter(missing -> isTooMany(missing, before(run, table)))
                                .map(missing -> "the API no longer lists " + missing + " of " + before(run, table) + " "
                                        + table.kind() + "s, more than " + maxPercent
                                        + " %, so nothing was marked as removed"),
                        1)
                .next();
    }

    private boolean isTooMany(long missing, long before) {
        return missing >= ALWAYS_BELOW && missing * ALL > before * maxPercent;
    }

    private static long before(SyncRun run, Table table) {
        return run.before().getOrDefault(table.kind(), 0L);
    }

    private Mono<Void> remove(SyncRun run) {
        return Flux.fromIterable(tables)
                .concatMap(table -> table.removeMissing(run), 1)
                .reduce(Counts.NONE, Counts::plus)
                .flatMap(counts -> runs.advance(run, Stage.DONE, null, counts));
    }
}
