package io.kinescope.examples.upload;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.folders.Folder;
import io.kinescope.client.folders.FolderCreate;
import io.kinescope.client.projects.Project;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The folders of Kinescope that stand for the folders of the source, for one subscriber. All folders of the project are
 * listed first, and only those that are missing are created, so that a second run creates none. If Kinescope has several of
 * one name at one place, the oldest is taken. Names are the same if they are after Unicode's composition of letters.
 */
final class KeptFolders {

    private final KinescopeClient client;
    private final String parentId;
    private final Map<String, String> ids = new HashMap<>();
    private final Set<String> several = new TreeSet<>();
    private final Set<String> ambiguous = new TreeSet<>();

    /** Takes the project or folder below which the folders are; it must exist. */
    KeptFolders(KinescopeClient client, String parentId) {
        this.client = client;
        this.parentId = parentId;
    }

    /** Returns the items with their folders as parents, after all folders exist. */
    Mono<List<UploadItem>> place(Collection<UploadItem> items) {
        return project().delayUntil(this::readFolders).flatMap(project -> Flux.fromIterable(items)
                .concatMap(item -> folder(project, item.relativePath()).map(item::withParent), 1)
                .collectList());
    }

    /** Returns the names, among those of the source, that Kinescope has several times at one place. */
    Set<String> ambiguous() {
        return ambiguous;
    }

    /** Returns the project that the parent is, or in which it is a folder. */
    private Mono<String> project() {
        return client.projects()
                .get(parentId)
                .map(Project::id)
                .onErrorResume(UploadParents::isNoProject, none -> Mono.empty())
                .switchIfEmpty(Mono.defer(this::projectOfFolder))
                .switchIfEmpty(Mono.error(() -> new IllegalArgumentException(
                        "there is no project or folder with the id " + parentId + ", and nothing was sent")));
    }

    private Mono<String> projectOfFolder() {
        return client.projects()
                .list()
                .concatMap(
                        project -> client.folders()
                                .list(project.id())
                                .eachOnce()
                                .filter(folder -> folder.id().equals(parentId))
                                .map(folder -> project.id()),
                        1)
                .next();
    }

    private Mono<Void> readFolders(String project) {
        return client.folders()
                .list(project)
                .eachOnce()
                .filter(folder -> folder.deletedAt() == null)
                .sort(Comparator.comparing(Folder::createdAt).thenComparing(Folder::id))
                .doOnNext(folder -> {
                    String key = key(Objects.requireNonNullElse(folder.parentId(), project), folder.name());
                    if (ids.putIfAbsent(key, folder.id()) != null) {
                        several.add(key);
                    }
                })
                .then();
    }

    /** Returns the id of the folder in which the path is. */
    private Mono<String> folder(String project, String path) {
        int end = path.lastIndexOf('/');
        if (end < 0) {
            return Mono.just(parentId);
        }
        String folder = path.substring(0, end);
        String name = folder.substring(folder.lastIndexOf('/') + 1);
        return folder(project, folder).flatMap(above -> find(above, name).switchIfEmpty(create(project, above, name)));
    }

    private Mono<String> find(String above, String name) {
        return Mono.fromSupplier(() -> {
            String key = key(above, name);
            if (several.contains(key)) {
                ambiguous.add(name);
            }
            return known(key);
        });
    }

    private @Nullable String known(String key) {
        return ids.get(key);
    }

    private Mono<String> create(String project, String above, String name) {
        FolderCreate folder = FolderCreate.of(name);
        return client.folders()
                .create(project, above.equals(project) ? folder : folder.parentId(above))
                .map(Folder::id)
                .doOnNext(id -> ids.put(key(above, name), id));
    }

    private static String key(String above, String name) {
        return above + "\n" + Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    }
}
