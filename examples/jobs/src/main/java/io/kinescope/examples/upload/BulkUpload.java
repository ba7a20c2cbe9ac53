package io.kinescope.examples.upload;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.projects.Project;
import io.kinescope.client.projects.ProjectCreate;
import io.kinescope.client.tus.TusStore;
import io.kinescope.client.type.PrivacyType;
import io.kinescope.client.videos.Video;
import io.kinescope.examples.support.Console;
import io.kinescope.examples.support.Job;
import io.kinescope.examples.support.Options;
import io.kinescope.examples.support.Progress;
import io.kinescope.examples.support.Traffic;
import io.kinescope.test.LocalKinescope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
 * <p>Takes {@code KINESCOPE_API_TOKEN}, {@code KINESCOPE_BASE_URL} and {@code KINESCOPE_UPLOADER_URL} from the
 * environment; without a token it starts {@link LocalKinescope}, with a project and, unless there is a source, files of its
 * own.
 *
 * <p>Its state is in {@code --state}, by default a directory beside the source: {@code journal.ndjson}, which has a line
 * with the id of the video for every file that was sent, and a small file for every upload in progress. A file that the
 * journal has is not sent again. One that has changed since replaces its video's content; the video keeps its id and
 * links.
 *
 * <p>It may be killed at any moment. Every file goes by tus, and the state of its upload is saved before its first byte and
 * removed only after the journal has the file on disk. So no byte that was acknowledged is sent twice, and no file is sent
 * as two videos. An empty second video is possible: the API creates one before the first byte, and a program that is killed
 * before it has saved the response creates another one. The empty one stays {@code uploading}, and the next run that
 * creates a video names it. The same holds for a video whose file changed while it was sent.
 */
public final class BulkUpload {

    private static final String USAGE = "BulkUpload --source FOLDER_OR_CSV [--parent PROJECT_OR_FOLDER_ID]"
            + " [--concurrency FILES] [--state DIRECTORY] [--debug]";

    private static final int CONCURRENCY = 3;
    private static final int MEGABYTE = 1_000_000;

    private final Job job;

    BulkUpload(Job job) {
        this.job = job;
    }

    /**
     * Runs the job, and ends the program with 0 after success, 1 after a failure, also of a single file, and 2 after a
     * wrong option.
     *
     * @param options {@code --source}, {@code --parent} and {@code --state}, see above; {@code --concurrency}, the
     *     number of files that are sent at once; {@code --debug} for stack traces
     */
    public static void main(String[] options) {
        Console.keepNetworkQuiet();
        Job job = new Job(System.getenv(), Console.standardOutput(), System.err, Console.isErrorATerminal());
        System.exit(new BulkUpload(job).run(options));
    }

    int run(String... options) {
        try {
            Settings settings = Settings.of(new Options(options), job.isLocal());
            return job.run(
                    settings.debug(),
                    () -> job.withClient(
                            BulkUpload::startLocal, (client, traffic) -> upload(client, traffic, settings)));
        } catch (IllegalArgumentException wrongOption) {
            return job.misused(wrongOption, USAGE);
        }
    }

    /** With answers that take their time, or there would be nothing to see. */
    private static LocalKinescope startLocal() {
        return LocalKinescope.builder()
                .latency(Duration.ofMillis(100), Duration.ofMillis(400))
                .start();
    }

    private void upload(KinescopeClient client, Traffic traffic, Settings settings) throws IOException {
        if (settings.source() != null) {
            upload(client, traffic, settings, settings.source());
            return;
        }
        try (SampleFilms films = SampleFilms.create()) {
            job.messages().println("there is no --source: uploading files made for this");
            upload(client, traffic, settings, films.source());
        }
    }

    private void upload(KinescopeClient client, Traffic traffic, Settings settings, Path source) throws IOException {
        Collection<UploadItem> items = UploadSource.read(source, parent(client, settings));
        UploadParents.check(client, items).block();
        Path state = settings.state(source);
        Files.createDirectories(state);
        UploadReport report = new UploadReport();
        try (UploadJournal journal = UploadJournal.open(state.resolve("journal.ndjson"))) {
            TusStore states = TusStore.directory(state);
            FileUploads uploads = new FileUploads(client, journal, states, settings.concurrency());
            try {
                show(uploads.upload(items).doOnNext(report::add), items);
            } finally {
                report.failures().forEach(job.messages()::println);
                job.messages().println(report.summary() + ": " + traffic.summary());
            }
            if (report.hasCreated()) {
                name(new EmptyVideos(client, journal, states).find(items));
            }
        }
        if (!report.failures().isEmpty()) {
            throw new IllegalStateException(report.failures().size() + " of " + items.size()
                    + " files were not sent; run it again to send them");
        }
    }

    private void name(Flux<Video> emptyVideos) {
        List<Video> videos = emptyVideos.collectList().blockOptional().orElseThrow();
        if (!videos.isEmpty()) {
            job.messages()
                    .println(
                            "interrupted runs have left " + videos.size()
                                    + " empty videos with titles of these files; delete them unless somebody else uploads them:");
            videos.forEach(video -> job.messages().println("  " + video.id() + " " + video.title()));
        }
    }

    private void show(Flux<ItemEvent> events, Collection<UploadItem> items) {
        try (Progress progress = job.progress("MB", MEGABYTE)) {
            progress.total(items.stream().mapToLong(UploadItem::size).sum());
            events.doOnNext(event -> progress.advance(event.bytes())).blockLast();
        }
    }

    /** LocalKinescope has no project that its user could know of. */
    private @Nullable String parent(KinescopeClient client, Settings settings) {
        if (settings.parent() != null || !job.isLocal()) {
            return settings.parent();
        }
        return client.projects()
                .create(ProjectCreate.of("Bulk upload", PrivacyType.ANYWHERE))
                .map(Project::id)
                .block();
    }

    private record Settings(
            @Nullable Path source,
            @Nullable String parent,
            int concurrency,
            @Nullable Path directory,
            boolean debug) {

        static Settings of(Options options, boolean local) {
            Settings settings = new Settings(
                    options.path("--source"),
                    options.text("--parent"),
                    options.number("--concurrency", CONCURRENCY),
                    options.path("--state"),
                    options.flag("--debug"));
            options.end();
            if (settings.source() == null && !local) {
                throw new IllegalArgumentException("--source is needed: a folder or a CSV file");
            }
            return settings;
        }

        Path state(Path source) {
            Path absolute = source.toAbsolutePath().normalize();
            return Objects.requireNonNullElseGet(
                    directory, () -> absolute.resolveSibling(absolute.getFileName() + ".uploads"));
        }
    }
}
