package io.kinescope.examples.mirror;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.projects.CatalogType;
import io.kinescope.client.projects.ProjectQuery;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Mirrors the projects, all in one transaction. Their listing has no order that holds while they change, so a project that
 * is not in it is requested before it counts as missing.
 */
final class ProjectSync {

    private final KinescopeClient client;
    private final Database database;
    private final SyncRuns runs;
    private final Table projects;
    private final Removals removals;
    private final int concurrency;
    private final SyncListener listener;

    ProjectSync(
            KinescopeClient client,
            Database database,
            SyncRuns runs,
            Table projects,
            Removals removals,
            int concurrency,
            SyncListener listener) {
        this.client = client;
        this.database = database;
        this.runs = runs;
        this.projects = projects;
        this.removals = removals;
        this.concurrency = concurrency;
        this.listener = listener;
    }

    Mono<Void> sync(SyncRun run) {
        return compare().flatMap(comparison -> unlisted(comparison)
                .flatMap(unlisted -> database.transaction(write(run, comparison.listed(), unlisted))));
    }

    /** Fails if the database mirrors another workspace: what was filled from one would be emptied by the other. */
    Mono<Void> check() {
        return compare().then();
    }

    private Mono<Comparison> compare() {
        return Mono.zip(listed(), database.transaction(projects.ids().collectList()), Comparison::new)
                .doOnNext(comparison -> {
                    if (comparison.hasNothingInCommon()) {
                        removals.checkAllProjects(comparison.stored().size());
                    }
                });
    }

    private Mono<Listed> listed() {
        Flux<Entry> listing = Flux.just(CatalogType.VOD, CatalogType.LIVE)
                .concatMap(
                        type -> client.api()
                                .get("/v1/projects")
                                .query(ProjectQuery.of().catalogType(type))
                                .items(Answer.OfProject.class)
                                .map(project -> Entry.of(project, type)),
                        1);
        return Listed.collect(projects.kind(), listing, listener);
    }

    private Mono<List<Unlisted>> unlisted(Comparison comparison) {
        return Flux.fromIterable(comparison.stored())
                .filter(id -> !comparison.listed().entries().containsKey(id))
                .flatMap(this::request, concurrency, 1)
                .collectList();
    }

    /** A listing may miss a project; only one that the API does not know is gone. */
    private Mono<Unlisted> request(String id) {
        return client.projects()
                .get(id)
                .map(project -> new Unlisted(id, false, null))
                .onErrorResume(NotFoundException.class, gone -> Mono.just(new Unlisted(id, true, null)))
                .onErrorResume(
                        Refusal::isOfOneEntry,
                        failure ->
                                Mono.just(new Unlisted(id, false, Refusal.of("no answer about project", id, failure))));
    }

    private Mono<Void> write(SyncRun run, Listed listed, List<Unlisted> unlisted) {
        List<String> gone =
                unlisted.stream().filter(Unlisted::isGone).map(Unlisted::id).toList();
        List<Refusal> refusals = unlisted.stream()
                .map(Unlisted::refusal)
                .filter(Objects::nonNull)
                .toList();
        return projects.markMissing(run, gone)
                .then(projects.merge(run, listed))
                .doOnNext(counts -> refusals.forEach(listener::refused))
                .map(Counts.incomplete(refusals.size())::plus)
                .flatMap(counts -> runs.advance(run, Stage.FOLDERS, null, counts));
    }

    /** A project of the database that is not listed. */
    private record Unlisted(
            String id, boolean isGone, @Nullable Refusal refusal) {}

    /** The projects of the API and those of the database. */
    private record Comparison(Listed listed, List<String> stored) {

        boolean hasNothingInCommon() {
            return !stored.isEmpty() && stored.stream().noneMatch(listed.entries()::containsKey);
        }
    }
}
