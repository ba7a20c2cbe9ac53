package io.kinescope.examples.mirror;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.listing.OrderedListing;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Mirrors the folders, project by project, each in one transaction. */
final class FolderSync {

    private final KinescopeClient client;
    private final Database database;
    private final SyncRuns runs;
    private final Table projects;
    private final Table folders;
    private final int concurrency;
    private final SyncListener listener;

    FolderSync(
            KinescopeClient client,
            Database database,
            SyncRuns runs,
            Table projects,
            Table folders,
            int concurrency,
            SyncListener listener) {
        this.client = client;
        this.database = database;
        this.runs = runs;
        this.projects = projects;
        this.folders = folders;
        this.concurrency = concurrency;
        this.listener = listener;
    }

    Mono<Void> sync(SyncRun run) {
        String last = run.position() == null ? "" : run.position();
        return database.transaction(projects.idsAfter(last).collectList())
                .flatMapIterable(projectIds -> projectIds)
                .flatMapSequential(this::listed, concurrency, 1)
                .concatMap(content -> database.transaction(write(run, content)), 1)
                .then(Mono.defer(() -> database.transaction(finish(run))));
    }

    /** The folders of a project. A project that was deleted meanwhile has none, and is missing next time. */
    private Mono<Content> listed(String projectId) {
        Flux<Entry> listing = list(projectId).eachOnce().map(folder -> Entry.of(folder, projectId));
        return Listed.collect(folders.kind(), listing, listener)
                .onErrorReturn(NotFoundException.class, new Listed(Map.of(), 0))
                .map(listed -> new Content(projectId, listed, null))
                .onErrorResume(
                        Refusal::isOfOneEntry,
                        failure -> Mono.just(new Content(
                                projectId,
                                new Listed(Map.of(), 0),
                                Refusal.of("no folders of project", projectId, failure))));
    }

    private OrderedListing<Answer.OfFolder> list(String projectId) {
        return client.api()
                .get("/v1/projects/{project_id}/folders", projectId)
                .items(Answer.OfFolder.class, folder -> folder.value().id(), folder -> folder.value()
                        .createdAt());
    }

    private Mono<Void> write(SyncRun run, Content content) {
        Refusal refusal = content.refusal();
        return refusal == null
                ? writeFolders(run, content)
                : Mono.fromRunnable(() -> listener.refused(refusal))
                        .then(runs.advance(run, Stage.FOLDERS, content.projectId(), Counts.incomplete(1)));
    }

    private Mono<Void> writeFolders(SyncRun run, Content content) {
        return folders.markMissing(
                        run, "project_id = :project", Map.of("project", content.projectId()), place -> content.listed()
                                .entries()
                                .containsKey(place.id()))
                .then(folders.merge(run, content.listed()))
                .flatMap(counts -> runs.advance(run, Stage.FOLDERS, content.projectId(), counts));
    }

    /** A folder that was not found may be in a project whose request was refused, so that none counts as missing then. */
    private Mono<Void> finish(SyncRun run) {
        return runs.current(run)
                .map(SyncRun::counts)
                .flatMap(counts ->
                        counts.incomplete() == 0 ? markThoseOfRemovedProjects(run) : folders.unmarkMissing(run))
                .then(runs.advance(run, Stage.VIDEOS, null, Counts.NONE));
    }

    /** The folders of a removed project are not listed any more. */
    private Mono<Void> markThoseOfRemovedProjects(SyncRun run) {
        return folders.markMissing(
                run,
                "project_id in (select id from kinescope_project where removed_at is not null)",
                Map.of(),
                place -> false);
    }

    /** The folders of a project, or the refusal to list them. */
    private record Content(
            String projectId, Listed listed, @Nullable Refusal refusal) {}
}
