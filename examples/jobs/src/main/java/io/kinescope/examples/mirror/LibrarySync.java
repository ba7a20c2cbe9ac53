package io.kinescope.examples.mirror;

import io.kinescope.client.KinescopeClient;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import java.time.Clock;
import java.util.List;
import org.springframework.dao.DataAccessException;
import reactor.core.publisher.Mono;

/**
 * Brings a relational database in line with the projects, folders and videos of Kinescope.
 *
 * <p>Every transaction takes the database from one consistent state to another, with a note of the synchronisation's
 * progress. So it may be killed at any time; the next one resumes there. The first one fetches everything, later ones what
 * has changed. What Kinescope no longer lists is marked as removed, not deleted, at the end of the synchronisation; if it
 * is too much, nothing is marked.
 */
final class LibrarySync {

    private final KinescopeClient client;
    private final ConnectionFactory connections;
    private final boolean demo;
    private final boolean dryRun;
    private final int concurrency;
    private final int maxRemovedPercent;
    private final Clock clock;
    private final SyncListener listener;

    /**
     * Connects to nothing yet.
     *
     * @param client the library
     * @param connections the database; its tables begin with {@code kinescope_} and are created if there are none
     * @param demo whether the library is invented; a database of the other kind is refused
     * @param dryRun whether the database stays as it is; tables that are missing are made in memory
     * @param concurrency the number of calls in flight at once, where one does not need the other's response
     * @param maxRemovedPercent the share of the projects, of the folders and of the videos, from 1 to 100, that one
     *     synchronisation may mark as removed; fewer than ten always
     * @param clock gives the times when a synchronisation began and ended, and when something was removed
     * @param listener the listener to the progress
     */
    LibrarySync(
            KinescopeClient client,
            ConnectionFactory connections,
            boolean demo,
            boolean dryRun,
            int concurrency,
            int maxRemovedPercent,
            Clock clock,
            SyncListener listener) {
        this.client = client;
        this.connections = connections;
        this.demo = demo;
        this.dryRun = dryRun;
        this.concurrency = concurrency;
        this.maxRemovedPercent = maxRemovedPercent;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Synchronises, or resumes a synchronisation that did not come to its end. A resumed one sees only changes after the
     * point where it stopped; the next one picks up the others. Fails with {@link TooManyRemovalsException} if more would
     * be removed than may be.
     *
     * @return the numbers of the whole synchronisation, including its part before an interruption
     */
    Mono<Counts> sync() {
        return dryRun
                ? Mono.usingWhen(Mono.fromSupplier(() -> Database.undone(connections)), this::compare, Database::close)
                        .switchIfEmpty(Mono.defer(() -> synchronize(Database.undone(MirrorDatabase.inMemory()))))
                : Mono.defer(() -> synchronize(Database.of(connections)));
    }

    private Mono<Counts> synchronize(Database opened) {
        return Mono.usingWhen(
                Mono.just(opened),
                database -> new Schema(database).migrate().then(Mono.defer(() -> run(database))),
                Database::close);
    }

    /** Synchronises a database whose tables are of this version; empty if there are no tables. */
    private Mono<Counts> compare(Database database) {
        return new Schema(database)
                .version()
                .onErrorComplete(MirrorDatabase::isMissing)
                .filter(version -> version > 0)
                .flatMap(version -> version == Schema.VERSION
                        ? run(database)
                        : Mono.error(new IllegalStateException("the tables are of version " + version
                                + ", and a dry run does not bring them to version " + Schema.VERSION
                                + "; run it once without --dry-run")));
    }

    private Mono<Counts> run(Database database) {
        return new Origin(database)
                .claim(demo)
                .then(Mono.defer(() -> new Stages(database).run()))
                .onErrorMap(
                        failure -> failure instanceof DataAccessException || failure instanceof R2dbcException,
                        failure ->
                                new IllegalStateException("the database failed: " + Database.reason(failure), failure));
    }

    /** One synchronisation, stage by stage. */
    private final class Stages {

        private final Database database;
        private final SyncRuns runs;
        private final ProjectSync projects;
        private final FolderSync folders;
        private final VideoSync videos;

        Stages(Database database) {
            this.database = database;
            this.runs = new SyncRuns(database, clock);
            Table projectTable = new Table(database, "project", clock, listener);
            Table folderTable = new Table(database, "folder", clock, listener);
            Table videoTable = new Table(database, "video", clock, listener);
            Removals removals =
                    new Removals(database, runs, List.of(projectTable, folderTable, videoTable), maxRemovedPercent);
            this.projects = new ProjectSync(client, database, runs, projectTable, removals, concurrency, listener);
            this.folders = new FolderSync(client, database, runs, projectTable, folderTable, concurrency, listener);
            this.videos = new VideoSync(client, database, runs, videoTable, removals, concurrency, listener);
        }

        Mono<Counts> run() {
            return runs.begin()
                    .delayUntil(run -> run.stage() == Stage.PROJECTS ? Mono.empty() : projects.check())
                    .expand(this::next)
                    .last()
                    .map(SyncRun::counts);
        }

        private Mono<SyncRun> next(SyncRun run) {
            return switch (run.stage()) {
                case PROJECTS -> then(projects.sync(run), run);
                case FOLDERS -> then(folders.sync(run), run);
                case VIDEOS -> then(videos.sync(run), run);
                case DONE, STOPPED -> Mono.empty();
            };
        }

        private Mono<SyncRun> then(Mono<Void> stage, SyncRun run) {
            return stage.then(Mono.defer(() -> database.transaction(runs.current(run))));
        }
    }
}
