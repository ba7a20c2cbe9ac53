package io.kinescope.examples.mirror;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.projects.CatalogType;
import io.kinescope.client.projects.ProjectQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Mirrors the projects, all in one transaction. Their listing knows no order that holds while they change, so one that is
 * not in it is asked for before it counts as removed.
 */
final class ProjectSync {

    private final KinescopeClient client;
    private final Database database;
    private final SyncRuns runs;
    private final Table projects;
    private final int concurrency;

    ProjectSync(KinescopeClient client, Database database, SyncRuns runs, Table projects, int concurrency) {
        this.client = client;
        this.database = database;
        this.runs = runs;
        this.projects = projects;
        this.concurrency = concurrency;
    }

    Mono<Void> sync(SyncRun run) {
        return listedAndStored().flatMap(both -> gone(both)
                .flatMap(gone -> database.transaction(write(run, both.listed().values(), gone))));
    }

    /** Fails if the database mirrors another workspace, for what was filled from one would be emptied by the other. */
    Mono<Void> check() {
        return listedAndStored().then();
    }

    private Mono<Both> listedAndStored() {
        return Mono.zip(listed(), database.transaction(projects.ids().collectList()), Both::new)
                .filter(Both::areOfOneWorkspace)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("the database mirrors another workspace:"
                        + " the API knows none of its projects; take another database, or an empty one")));
    }

    private Mono<Map<String, Entry>> listed() {
        return Flux.just(CatalogType.VOD, CatalogType.LIVE)
                .concatMap(
                        type -> client.projects()
                                .list(ProjectQuery.of().catalogType(type))
                                .map(project -> Entry.of(project, type)),
                        1)
                .collectMap(Entry::id);
    }

    private Mono<List<String>> gone(Both both) {
        return Flux.fromIterable(both.stored())
                .filter(id -> !both.listed().containsKey(id))
                .filterWhen(this::isGone, concurrency)
                .collectList();
    }

    private Mono<Boolean> isGone(String id) {
        return client.projects()
                .get(id)
                .map(project -> false)
                .onErrorResume(NotFoundException.class, gone -> Mono.just(true));
    }

    private Mono<Void> write(SyncRun run, Collection<Entry> listed, List<String> gone) {
        return projects.merge(listed)
                .flatMap(written -> projects.remove(gone).map(written::plus))
                .flatMap(counts -> runs.advance(run, Stage.FOLDERS, null, counts));
    }

    private record Both(Map<String, Entry> listed, List<String> stored) {

        boolean areOfOneWorkspace() {
            return stored.isEmpty() || stored.stream().anyMatch(listed::containsKey);
        }
    }
}
