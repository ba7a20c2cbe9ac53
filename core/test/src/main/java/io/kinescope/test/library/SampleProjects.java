package io.kinescope.test.library;

import io.kinescope.test.videos.PseudoRandom;
import io.kinescope.test.videos.SampleLocation;
import io.kinescope.test.videos.SampleProject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The projects and folders a library begins with, and the locations of its videos. */
final class SampleProjects {

    private static final long FIRST_PROJECT =
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2019-01-10T09:30:15.251Z"));
    private static final long DAY = ChronoUnit.DAYS.getDuration().toNanos() / 1000;
    private static final List<String> LIVE_PROJECTS = List.of("Town halls", "Открытые уроки");

    private final PseudoRandom random;
    private final List<Project> projects = new ArrayList<>();
    private final List<Folder> folders = new ArrayList<>();
    private final List<SampleLocation> locations = new ArrayList<>();

    SampleProjects(PseudoRandom random) {
        this.random = random;
        SampleProject.SAMPLES.forEach(this::add);
        LIVE_PROJECTS.forEach(name -> addProject(name, "live"));
    }

    List<Project> projects() {
        return projects;
    }

    List<Folder> folders() {
        return folders;
    }

    /** Returns a location for each equal part of the videos. */
    List<SampleLocation> locations() {
        return locations;
    }

    private void add(SampleProject sample) {
        Project project = addProject(sample.project(), "vod");
        List<SampleLocation> places = new ArrayList<>();
        places.add(new SampleLocation(sample, project.id(), null));
        Map<String, String> ids = new HashMap<>();
        for (String path : sample.folders()) {
            int slash = path.lastIndexOf('/');
            String parent = ids.getOrDefault(path.substring(0, Math.max(0, slash)), project.id());
            Folder folder = addFolder(project, parent, path.substring(slash + 1));
            ids.put(path, folder.id());
            places.add(new SampleLocation(sample, project.id(), folder.id()));
        }
        for (int i = 0; i < sample.weight(); i++) {
            locations.add(places.get(i % places.size()));
        }
    }

    private Project addProject(String name, String catalogType) {
        int number = projects.size();
        long created = FIRST_PROJECT + number * 31L * DAY;
        boolean first = number == 0;
        Project project = new Project(
                random.uuid(number, 200),
                catalogType,
                name,
                first ? "custom" : "anywhere",
                first ? List.of("example.com", "school.example.com") : List.of(),
                null,
                false,
                first,
                created,
                number % 3 == 0 ? null : Long.valueOf(created + 5 * DAY));
        projects.add(project);
        return project;
    }

    private Folder addFolder(Project project, String parentId, String name) {
        int number = folders.size();
        long created = project.createdAt() + (number + 1) * DAY / 7;
        Folder folder = new Folder(
                random.uuid(number, 201),
                project.id(),
                parentId,
                name,
                created,
                number % 2 == 0 ? null : Long.valueOf(created + DAY));
        folders.add(folder);
        return folder;
    }
}
