package io.kinescope.examples.upload;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.folders.Folder;
import io.kinescope.client.projects.Project;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A check that the projects and folders of videos exist. Folders are listed only if an id is no project's. The listing of
 * projects has no order that holds while they change, so before an id is refused, it is read again, and the project with
 * the id is requested.
 */
final class UploadParents {

    private final KinescopeClient client;
    private final Set<String> unknown = new TreeSet<>();
    private final Set<String> projects = new HashSet<>();

    private UploadParents(KinescopeClient client, Collection<UploadItem> items) {
        this.client = client;
        items.forEach(item -> unknown.add(item.parentId()));
    }

    /** Completes if all of them exist. */
    static Mono<Void> check(KinescopeClient client, Collection<UploadItem> items) {
        return Mono.defer(() -> new UploadParents(client, items).check());
    }

    private Mono<Void> check() {
        return look().then(Mono.defer(() -> unknown.isEmpty() ? Mono.<Void>empty() : look()))
                .then(Mono.defer(this::requestProjects))
                .then(Mono.defer(() -> unknown.isEmpty() ? Mono.empty() : Mono.error(missing(unknown))));
    }

    /** Looks among all projects, and among the folders of those that were not listed before. */
    private Mono<Void> look() {
        return client.projects()
                .list()
                .map(Project::id)
                .doOnNext(unknown::remove)
                .filter(projects::add)
                .collectList()
                .flatMapMany(added -> unknown.isEmpty() ? Flux.empty() : folders(added))
                .doOnNext(unknown::remove)
                .takeUntil(folder -> unknown.isEmpty())
                .then();
    }

    /** A listing may miss a project while others are deleted, and does not have the projects of live events. */
    private Mono<Void> requestProjects() {
        return Flux.fromIterable(List.copyOf(unknown))
                .concatMap(
                        id -> client.projects().get(id).onErrorResume(UploadParents::isNoProject, none -> Mono.empty()),
                        1)
                .doOnNext(project -> unknown.remove(project.id()))
                .then();
    }

    /** The API may also answer 400 for what does not look like an id. */
    static boolean isNoProject(Throwable failure) {
        return failure instanceof ApiException error && (error.status() == 400 || error.status() == 404);
    }

    private Flux<String> folders(List<String> projectIds) {
        return Flux.fromIterable(projectIds)
                .concatMap(
                        project -> client.folders()
                                .list(project)
                                .eachOnce()
                                .onErrorResume(NotFoundException.class, deleted -> Flux.empty()),
                        1)
                .map(Folder::id);
    }

    private static IllegalArgumentException missing(Set<String> unknown) {
        return new IllegalArgumentException(
                "there is no project or folder with the id " + String.join(", ", unknown) + ", and nothing was sent");
    }
}
