package io.kinescope.test.library;

import io.kinescope.test.json.ApiError;
import io.kinescope.test.videos.PseudoRandom;
import io.kinescope.test.videos.SeededVideos;
import io.kinescope.test.videos.Videos;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A workspace: projects, their folders, and the videos, playlists and live events in them; tags, webhooks and chat keys. Deleting
 * one deletes its content.
 *
 * <p>Not safe for use by several threads at once: the server works on it one request at a time.
 */
public final class Library {

    private final Map<String, Project> projects = new LinkedHashMap<>();
    private final Map<String, Folder> folders = new LinkedHashMap<>();
    private final Store<Playlist> playlists = new Store<>("playlist", Playlist::id);
    private final Store<LiveEvent> liveEvents = new Store<>("event", LiveEvent::id);
    private final Store<ObjectNode> tags =
            new Store<>("tag", tag -> tag.path("id").stringValue());
    private final Store<ObjectNode> webhooks =
            new Store<>("webhook", webhook -> webhook.path("id").stringValue());
    private final Store<ObjectNode> chatKeys =
            new Store<>("key", key -> key.path("id").stringValue());
    private final PseudoRandom random;
    private final Videos videos;

    public Library(int videos, long seed) {
        this.random = new PseudoRandom(seed);
        SampleProjects sample = new SampleProjects(random);
        sample.projects().forEach(project -> projects.put(project.id(), project));
        sample.folders().forEach(folder -> folders.put(folder.id(), folder));
        this.videos = new Videos(new SeededVideos(videos, random, sample.locations()), random);
        SampleCollections collections = new SampleCollections(random, this);
        collections.playlists().forEach(playlists::put);
        collections.liveEvents().forEach(liveEvents::put);
        collections.tags().forEach(tags::put);
        collections.webhooks().forEach(webhooks::put);
    }

    public String workspaceId() {
        return random.uuid(0, 300);
    }

    /** Returns the source of pseudorandom numbers. */
    public PseudoRandom random() {
        return random;
    }

    public Store<Playlist> playlists() {
        return playlists;
    }

    public Store<LiveEvent> liveEvents() {
        return liveEvents;
    }

    public Store<ObjectNode> tags() {
        return tags;
    }

    public Store<ObjectNode> webhooks() {
        return webhooks;
    }

    public Store<ObjectNode> chatKeys() {
        return chatKeys;
    }

    public Videos videos() {
        return videos;
    }

    public List<Project> projects(Predicate<Project> condition) {
        return projects.values().stream().filter(condition).toList();
    }

    public Project requireProject(String id) {
        return require(projects.get(id), "project");
    }

    public void put(Project project) {
        projects.put(project.id(), project);
    }

    public void deleteProject(String id) {
        videos.deleteIf(index -> videos.projectId(index).equals(id));
        deleteIn(parent -> requirePlace(parent).projectId().equals(id));
        folders.values().removeIf(folder -> folder.projectId().equals(id));
        projects.remove(id);
    }

    public List<Folder> folders(String projectId) {
        return folders.values().stream()
                .filter(folder -> folder.projectId().equals(projectId))
                .toList();
    }

    /** Returns the folder if it is in this project, or throws the answer 404. */
    public Folder requireFolder(String projectId, String id) {
        Folder folder = folders.get(id);
        return require(folder != null && folder.projectId().equals(projectId) ? folder : null, "folder");
    }

    public void put(Folder folder) {
        folders.put(folder.id(), folder);
    }

    public void deleteFolder(String id) {
        List<String> gone = new ArrayList<>(List.of(id));
        for (int i = 0; i < gone.size(); i++) {
            String parent = gone.get(i);
            folders.values().stream()
                    .filter(folder -> folder.parentId().equals(parent))
                    .forEach(folder -> gone.add(folder.id()));
        }
        videos.deleteIf(index -> gone.contains(Objects.requireNonNullElse(videos.folderId(index), "")));
        deleteIn(gone::contains);
        folders.keySet().removeAll(gone);
    }

    private void deleteIn(Predicate<String> parent) {
        playlists.deleteIf(playlist -> !playlist.parentId().isEmpty() && parent.test(playlist.parentId()));
        liveEvents.deleteIf(event -> parent.test(event.parentId()));
    }

    /** Returns the project or folder with this id, or throws the answer 404. */
    public Place requirePlace(String id) {
        Folder folder = folders.get(id);
        return folder != null
                ? new Place(folder.projectId(), folder.id())
                : new Place(require(projects.get(id), "parent").id(), null);
    }

    /** Returns the folder of the project, or the project itself if no folder is given. */
    public Place requirePlace(String projectId, @Nullable String folderId) {
        String project = requireProject(projectId).id();
        return new Place(
                project,
                folderId == null ? null : requireFolder(project, folderId).id());
    }

    private static <T> T require(@Nullable T found, String what) {
        if (found == null) {
            throw ApiError.notFound(what);
        }
        return found;
    }
}
