package io.kinescope.examples.upload;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.folders.Folder;
import io.kinescope.client.projects.Project;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes sure that the projects and folders that videos go to are there. */
final class UploadParents {

    private UploadParents() {}

    /** Completes if all of them are there. The folders of projects are only looked at for what is no project. */
    static Mono<Void> check(KinescopeClient client, Collection<UploadItem> items) {
        return Mono.defer(() -> {
            Set<String> unknown = new TreeSet<>();
            items.forEach(item -> unknown.add(item.parentId()));
            return client.projects()
                    .list()
                    .map(Project::id)
                    .doOnNext(unknown::remove)
                    .collectList()
                    .flatMapMany(projects -> unknown.isEmpty() ? Flux.empty() : folders(client, projects))
                    .doOnNext(unknown::remove)
                    .takeUntil(folder -> unknown.isEmpty())
                    .then(Mono.defer(() -> unknown.isEmpty() ? Mono.empty() : Mono.error(missing(unknown))));
        });
    }

    private static Flux<String> folders(KinescopeClient client, List<String> projects) {
        return Flux.fromIterable(projects)
                .concatMap(project -> client.folders().list(project), 1)
                .map(Folder::id);
    }

    private static IllegalArgumentException missing(Set<String> unknown) {
        return new IllegalArgumentException(
                "there is no project or folder with the id " + String.join(", ", unknown) + ", and nothing was sent");
    }
}
