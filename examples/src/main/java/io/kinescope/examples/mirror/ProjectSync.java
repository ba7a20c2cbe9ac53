package io.kinescope.examples.mirror;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.NotFoundException;
import io.kinescope.client.projects.CatalogType;
import io.kinescope.client.projects.ProjectQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
        return Mono.zip(listed(), database.transaction(projects.ids().collectList()))
                .flatMap(both -> gone(both.getT1(), both.getT2())
                        .flatMap(gone ->
                                database.transaction(write(run, both.getT1().values(), gone))));
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

    /** A database filled from one workspace would be emptied by another. */
    private Mono<List<String>> gone(Map<String, Entry> listed, List<String> stored) {
        if (!stored.isEmpty() && stored.stream().noneMatch(listed::containsKey)) {
            return Mono.error(new IllegalStateException("the database mirrors another workspace:"
                    + " the API knows none of its " + stored.size() + " projects; take another database"));
        }
        return Flux.fromIterable(stored)
                .filter(id -> !listed.containsKey(id))
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
        return projects.find(ids(listed))
                .map(stored -> listed.stream()
                        .map(entry -> Change.of(entry, stored.get(entry.id())))
                        .toList())
                .flatMap(projects::write)
                .flatMap(written -> remove(gone).map(written::plus))
                .flatMap(counts -> runs.advance(run, Stage.FOLDERS, null, counts));
    }

    private Mono<Counts> remove(Collection<String> gone) {
        return gone.isEmpty() ? Mono.just(Counts.NONE) : projects.remove("id in (:gone)", Map.of("gone", gone));
    }

    private static Set<String> ids(Collection<Entry> entries) {
        return entries.stream().map(Entry::id).collect(Collectors.toSet());
    }
}
