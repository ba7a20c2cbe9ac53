package io.kinescope.examples.upload;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.projects.Project;
import io.kinescope.client.projects.ProjectCreate;
import io.kinescope.client.tus.TusStore;
import io.kinescope.client.type.PrivacyType;
import io.kinescope.client.videos.Video;
import io.kinescope.examples.support.DemoMark;
import io.kinescope.examples.support.Job;
import io.kinescope.examples.support.Progress;
import io.kinescope.examples.support.Traffic;
import io.kinescope.examples.support.WholeNumber;
import io.kinescope.examples.support.Workspace;
import io.kinescope.test.LocalKinescope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Flux;

/**
 * Uploads a folder of videos, or the files that a CSV names, several at a time, and resumes where it stopped when it is
 * run again.
 *
 * <p>{@code --source} is a folder, of which the MP4, MOV, WMV, AVI and FLV files are taken, also those in its folders but
 * no hidden ones, or a CSV in UTF-8 with the columns {@code file}, relative to the CSV, and if wanted {@code title} and
 * {@code parent_id}. All of it is checked before anything is sent. A video is titled like its file unless the CSV says
 * otherwise, and goes to the project or folder {@code --parent} unless the CSV names another.
 *
 * <p>Its state is in {@code --state}, by default a directory beside the source: {@code journal.ndjson}, which has a line
 * with the id of the video for every file that was sent, and a small file for every upload in progress. A file that the
 * journal has is not sent again, also if its folder was moved: it is known by its path in the folder and its content. One
 * that has changed at its place replaces its video's content; the video keeps its id and links. A different file under the
 * same relative path in another folder becomes a video of its own.
 *
 * <p>It may be killed at any moment. Every file goes by tus, and the state of its upload is saved before its first byte and
 * removed only after the journal has the file on disk. So no byte that was acknowledged is sent twice, and no file is sent
 * as two videos. An empty second video is possible: the API creates one before the first byte, and a program that is killed
 * before it has saved the response creates another one. The empty one stays {@code uploading}, and the next run that
 * creates a video names it. The same holds for a video whose file changed while it was sent.
 */
@Command(
        name = "upload",
        mixinStandardHelpOptions = true,
        description = "Uploads a folder of videos, or the files that a CSV names, and resumes when it is run again.")
public final class BulkUpload implements Callable<Integer> {

    private static final int CONCURRENCY = 3;
    private static final int MEGABYTE = 1_000_000;
    private static final int TOLD = 20;

    private final Job job;

    @Mixin
    private final Workspace workspace = new Workspace();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--source",
            paramLabel = "FOLDER_OR_CSV",
            description = "A folder of videos, or a CSV with the columns file and, if wanted, title and parent_id.")
    private @Nullable Path source;

    @Option(
            names = "--parent",
            paramLabel = "ID",
            description = "The project or folder of files for which a CSV names none.")
    private @Nullable String parent;

    @Option(
            names = "--keep-folders",
            description = "Puts the videos of each folder of --source into a folder of the same name below --parent.")
    private boolean keepFolders;

    @Option(
            names = "--list",
            paramLabel = "FILE",
            description = "A CSV or JSON file, by its extension, with what became of each file and the id of its video;"
                    + " written anew at most once a second while the job runs.")
    private @Nullable Path list;

    @Option(
            names = "--concurrency",
            paramLabel = "FILES",
            converter = WholeNumber.class,
            description = "The number of files that are sent at once; 3 by default.")
    private int concurrency = CONCURRENCY;

    @Option(
            names = "--state",
            paramLabel = "DIRECTORY",
            description =
                    "The directory that remembers what was sent; by default beside the source, with .uploads at the end"
                            + " of its name.")
    private @Nullable Path state;

    /** Creates the command. */
    public BulkUpload(Job job) {
        this.job = job;
    }

    @Override
    public Integer call() {
        boolean demo = workspace.isDemo(job.environment(), "--source", "--parent", "--state", "--list");
        if (source == null && !demo) {
            throw refused("--source is needed: a folder or a CSV file");
        }
        if (keepFolders && source != null && Files.isRegularFile(source)) {
            throw refused("--keep-folders needs a folder; a CSV names folders in the column parent_id");
        }
        ResultFile results = results(demo);
        return job.run(
                workspace.debug(),
                () -> job.withClient(
                        workspace,
                        demo ? BulkUpload::startLocal : null,
                        (client, traffic) -> upload(client, traffic, demo, results)));
    }

    private ResultFile results(boolean demo) {
        try {
            return new ResultFile(list, demo);
        } catch (IllegalArgumentException unknown) {
            throw refused(String.valueOf(unknown.getMessage()));
        }
    }

    private ParameterException refused(String reason) {
        return new ParameterException(spec.commandLine(), reason);
    }

    /** With answers that take their time, or there would be nothing to see. */
    private static LocalKinescope startLocal() {
        return LocalKinescope.builder()
                .latency(Duration.ofMillis(100), Duration.ofMillis(400))
                .start();
    }

    private void upload(KinescopeClient client, Traffic traffic, boolean demo, ResultFile results) throws IOException {
        if (source != null) {
            upload(client, traffic, demo, source, results);
            return;
        }
        try (SampleFilms films = SampleFilms.create()) {
            job.say("there is no --source: uploading files made for this");
            upload(client, traffic, demo, films.source(), results);
        }
    }

    private void upload(KinescopeClient client, Traffic traffic, boolean demo, Path files, ResultFile results)
            throws IOException {
        job.whenStopped(() -> "nothing was sent yet; run it again");
        String below = parent(client, demo);
        UploadList found = UploadSource.read(files, below, keepFolders);
        Collection<UploadItem> items = found.check(files);
        if (items.isEmpty()) {
            found.failed().forEach(file -> job.say(file.line()));
            sayLeftOut(found.leftOut());
            throw new IllegalArgumentException("there is nothing to upload in " + files);
        }
        UploadParents.check(client, items).block();
        Path directory = state(files);
        Files.createDirectories(directory);
        Path sent = directory.resolve("journal.ndjson");
        DemoMark.claim(sent, demo);
        try (UploadJournal journal = UploadJournal.open(sent)) {
            Collection<UploadItem> placed = keepFolders && below != null ? place(client, below, items) : items;
            UploadReport report = new UploadReport(placed, found.failed(), found.leftOut());
            results.write(report);
            TusStore states = TusStore.directory(directory);
            try {
                show(new FileUploads(client, journal, states, concurrency).upload(placed), placed, report, results);
            } finally {
                sayLeftOut(found.leftOut());
                report.failures().forEach(job::say);
                job.say(report.summary() + ": " + traffic.summary());
                results.write(report);
            }
            if (report.hasCreated()) {
                name(new EmptyVideos(client, journal, states).find(placed));
            }
            if (report.failed() > 0) {
                throw new IllegalStateException(report.failed() + " of "
                        + (items.size() + found.failed().size()) + " files were not sent; run it again to send them");
            }
        }
    }

    /** Only one run at a time does this, since it has the journal: two would create the same folders. */
    private List<UploadItem> place(KinescopeClient client, String below, Collection<UploadItem> items) {
        KeptFolders folders = new KeptFolders(client, below);
        List<UploadItem> placed = folders.place(items).blockOptional().orElseThrow();
        folders.ambiguous()
                .forEach(name ->
                        job.say("Kinescope has several folders named " + name + " at one place; the oldest is used"));
        return placed;
    }

    private void sayLeftOut(List<NotSent> leftOut) {
        leftOut.stream().limit(TOLD).forEach(file -> job.say("left out " + file.line()));
        if (leftOut.size() > TOLD) {
            job.say("left out " + (leftOut.size() - TOLD) + " more; --list names them all");
        }
    }

    private void name(Flux<Video> emptyVideos) {
        List<Video> videos = emptyVideos.collectList().blockOptional().orElseThrow();
        if (!videos.isEmpty()) {
            job.say("interrupted runs have left " + videos.size()
                    + " empty videos with titles of these files; delete them unless somebody else uploads them:");
            videos.forEach(video -> job.say("  " + video.id() + " " + video.title()));
        }
    }

    private void show(Flux<ItemEvent> events, Collection<UploadItem> items, UploadReport report, ResultFile results) {
        int all = items.size() + report.failed();
        try (Progress progress = job.progress("MB", MEGABYTE)) {
            job.whenStopped(() -> report.files() + " of " + all + " files are sent; run it again to send the rest");
            new UploadDisplay(progress, items, report, results).show(events);
        }
    }

    /** LocalKinescope has no project that its user could know of. */
    private @Nullable String parent(KinescopeClient client, boolean demo) {
        if (parent != null || !demo) {
            return parent;
        }
        return client.projects()
                .create(ProjectCreate.of("Bulk upload", PrivacyType.ANYWHERE))
                .map(Project::id)
                .block();
    }

    /** Beside the source, not beside a link to it, unless an earlier version of this program began there. */
    private Path state(Path files) throws IOException {
        if (state != null) {
            return state;
        }
        Path besideLink = beside(files.toAbsolutePath().normalize());
        return Files.exists(besideLink) ? besideLink : beside(files.toRealPath());
    }

    private static Path beside(Path files) {
        return files.resolveSibling(files.getFileName() + ".uploads");
    }
}
