package io.kinescope.examples.mirror;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.NotFoundException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Mirrors the folders, project by project, each in one transaction. */
final class FolderSync {

    private final KinescopeClient client;
    private final Database database;
    private final SyncRuns runs;
    private final Table projects;
    private final Table folders;
    private final int concurrency;

    FolderSync(
            KinescopeClient client, Database database, SyncRuns runs, Table projects, Table folders, int concurrency) {
        this.client = client;
        this.database = database;
        this.runs = runs;
        this.projects = projects;
        this.folders = folders;
        this.concurrency = concurrency;
    }

    Mono<Void> sync(SyncRun run) {
        String last = run.position() == null ? "" : run.position();
        return database.transaction(projects.idsAfter(last).collectList())
                .flatMapIterable(projectIds -> projectIds)
                .flatMapSequential(this::listed, concurrency, 1)
                .concatMap(content -> database.transaction(write(run, content)), 1)
                .then(Mono.defer(() -> database.transaction(finish(run))));
    }

    /** The folders of a project. One that was deleted meanwhile has none, and is marked as removed next time. */
    private Mono<Content> listed(String projectId) {
        return client.folders()
                .list(projectId)
                .eachOnce()
                .map(folder -> Entry.of(folder, projectId))
                .collectMap(Entry::id, entry -> entry, LinkedHashMap::new)
                .onErrorReturn(NotFoundException.class, Map.of())
                .map(entries -> new Content(projectId, List.copyOf(entries.values())));
    }

    private Mono<Void> write(SyncRun run, Content content) {
        return folders.merge(content.entries())
                .flatMap(written -> removeOthers(content).map(written::plus))
                .flatMap(counts -> runs.advance(run, Stage.FOLDERS, content.projectId(), counts));
    }

    private Mono<Counts> removeOthers(Content content) {
        return content.entries().isEmpty()
                ? folders.remove("project_id = :project", Map.of("project", content.projectId()))
                : folders.remove(
                        "project_id = :project and id not in (:listed)",
                        Map.of("project", content.projectId(), "listed", content.ids()));
    }

    /** What is in a removed project is not listed any more. */
    private Mono<Void> finish(SyncRun run) {
        return folders.remove("project_id in (select id from kinescope_project where removed_at is not null)", Map.of())
                .flatMap(counts -> runs.advance(run, Stage.VIDEOS, null, counts));
    }

    private record Content(String projectId, List<Entry> entries) {

        List<String> ids() {
            return entries.stream().map(Entry::id).toList();
        }
    }
}
