package io.kinescope.examples.mirror;

import io.kinescope.client.KinescopeClient;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/**
 * Makes a relational database say the same of projects, folders and videos as Kinescope does.
 *
 * <p>Every transaction takes the database from one state that may stay to another, with a note of how far the
 * synchronisation has come. So it may be killed at any time; the next one goes on from there. The first one fetches
 * everything, later ones what has changed. What is gone from Kinescope is marked as removed, not deleted.
 */
final class LibrarySync {

    private final KinescopeClient client;
    private final ConnectionFactory connections;
    private final int concurrency;
    private final Clock clock;
    private final Consumer<SyncProgress> progress;

    /**
     * Connects to nothing yet.
     *
     * @param client the library
     * @param connections the database; its tables begin with {@code kinescope_} and are made if there are none
     * @param concurrency how many calls are under way at once, where one does not need the other's answer
     * @param clock says when a synchronisation began and ended, and when something was found to be removed
     * @param progress told whenever videos were written, on the thread that wrote them
     */
    LibrarySync(
            KinescopeClient client,
            ConnectionFactory connections,
            int concurrency,
            Clock clock,
            Consumer<SyncProgress> progress) {
        this.client = client;
        this.connections = connections;
        this.concurrency = concurrency;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Synchronises, or goes on with a synchronisation that did not come to its end. Of what has changed meanwhile that has
     * only what lies behind the place where it stopped; the next one has the rest.
     *
     * @return what it has found and done, before it was interrupted too
     */
    Mono<Counts> sync() {
        return Mono.usingWhen(
                Mono.fromSupplier(() -> new Database(connections)),
                database -> database.create().then(Mono.defer(() -> new Stages(database).run())),
                Database::close);
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
            Table projectTable = new Table(database, "kinescope_project", clock);
            Table folderTable = new Table(database, "kinescope_folder", clock);
            Table videoTable = new Table(database, "kinescope_video", clock);
            this.projects = new ProjectSync(client, database, runs, projectTable, concurrency);
            this.folders = new FolderSync(client, database, runs, projectTable, folderTable, concurrency);
            this.videos = new VideoSync(client, database, runs, videoTable, concurrency, progress);
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
                case DONE -> Mono.empty();
            };
        }

        private Mono<SyncRun> then(Mono<Void> stage, SyncRun run) {
            return stage.then(Mono.defer(() -> database.transaction(runs.current(run))));
        }
    }
}
