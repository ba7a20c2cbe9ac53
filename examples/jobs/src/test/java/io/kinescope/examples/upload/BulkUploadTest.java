package io.kinescope.examples.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.content.PathText;
import io.kinescope.client.folders.Folder;
import io.kinescope.client.folders.FolderCreate;
import io.kinescope.client.projects.CatalogType;
import io.kinescope.client.projects.Project;
import io.kinescope.client.projects.ProjectQuery;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.tus.TusState;
import io.kinescope.client.tus.TusStore;
import io.kinescope.client.uploads.Upload;
import io.kinescope.client.uploads.UploadLinkCreate;
import io.kinescope.client.videos.Asset;
import io.kinescope.client.videos.Video;
import io.kinescope.client.videos.VideoQuery;
import io.kinescope.client.videos.VideoStatus;
import io.kinescope.examples.program.Kinescope;
import io.kinescope.examples.support.ChildJvm;
import io.kinescope.examples.support.Job;
import io.kinescope.examples.support.JobCommandLine;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.RecordedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(300)
class BulkUploadTest {

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private int attempts = 5;
    private int columns;
    private LocalKinescope kinescope = start(builder -> builder);
    private KinescopeClient client = client();
    private String project = "";
    private Path films = Path.of("");

    @BeforeEach
    void makeFilms() throws IOException {
        films = directory.resolve("films");
        write("films/a.mp4", 300_000);
        write("films/part/b в.MOV", 200_000);
        write("films/part/c.avi", 1);
        write("films/.hidden.mp4", 10);
        write("films/.trash/d.mp4", 10);
        write("films/notes.txt", 10);
        project = get(client.projects().list().map(Project::id).next());
    }

    @AfterEach
    void close() {
        client.close();
        kinescope.close();
    }

    @Test
    void uploadsAFolderOnce() throws IOException {
        assertThat(upload("--source", films.toString())).isZero();
        assertThat(said()).contains("sent 3 files of 0.5 MB, 0 there already, 0 failed: ");
        Map<String, Video> videos = uploaded();
        assertThat(videos).containsOnlyKeys("a", "b в", "c");
        assertIs(videos.get("a"), films.resolve("a.mp4"));
        assertIs(videos.get("b в"), films.resolve("part/b в.MOV"));
        assertThat(directory.resolve("films.uploads")).isDirectoryNotContaining("glob:**.upload");
        long sent = sent();
        assertThat(upload("--source", films.toString())).isZero();
        assertThat(said()).contains("sent 0 files of 0.0 MB, 3 there already, 0 failed: 1 requests");
        assertThat(sent()).isEqualTo(sent);
    }

    @Test
    void uploadsWhatACsvNames() throws IOException {
        Folder folder = get(client.folders().create(project, FolderCreate.of("F")));
        Path csv = Files.writeString(
                directory.resolve("list.csv"),
                "\uFEFFfile,title,parent_id\nfilms/a.mp4,\"One, two\",\nfilms/a.mp4,,%s\nfilms/notes.txt,Any,\n"
                        .formatted(folder.id()));
        assertThat(upload("--source", csv.toString())).isZero();
        Map<String, Video> videos = uploaded();
        assertThat(videos).containsOnlyKeys("One, two", "a", "Any");
        assertThat(get(client.videos().get(videos.get("a").id())).folderId()).isEqualTo(folder.id());
    }

    @Test
    void replacesTheVideoOfAFileThatChanged() throws IOException {
        assertThat(upload("--source", films.toString())).isZero();
        Video before = uploaded().get("a");
        write("films/a.mp4", 400_000);
        assertThat(upload("--source", films.toString())).isZero();
        assertThat(said()).contains("sent 1 files of 0.4 MB, 1 of them changed, 2 there already, 0 failed: ");
        assertThat(uploaded().get("a").id()).isEqualTo(before.id());
        assertIs(uploaded().get("a"), films.resolve("a.mp4"));
        assertThat(upload("--source", films.toString())).isZero();
        assertThat(said()).contains("sent 0 files");
        client.videos().delete(before.id()).block();
        write("films/a.mp4", 500_000);
        assertThat(upload("--source", films.toString())).isZero();
        assertIs(uploaded().get("a"), films.resolve("a.mp4"));
    }

    @Test
    void tellsWhatFailedAndSendsTheRestOfItTheNextTime() {
        kinescope.close();
        kinescope = start(builder -> builder.breakUploadsEvery(150_000));
        client = client();
        attempts = 1;
        assertThat(upload("--source", films.toString())).isEqualTo(1);
        assertThat(said())
                .contains(films.resolve("a.mp4") + ": ", " failed: ", " of 3 files were not sent; run it again");
        int runs = 1;
        while (upload("--source", films.toString()) != 0) {
            assertThat(++runs).isLessThan(10);
        }
        assertThat(uploaded()).hasSize(3);
        assertIs(uploaded().get("a"), films.resolve("a.mp4"));
        assertIs(uploaded().get("b в"), films.resolve("part/b в.MOV"));
        assertThat(initiated()).isEqualTo(3);
    }

    @Test
    void stopsWhenNothingCouldBeSent() {
        Map<String, String> environment =
                Map.of("KINESCOPE_API_TOKEN", UUID.randomUUID().toString(), "KINESCOPE_BASE_URL", kinescope.url());
        assertThat(run(environment, "--source", films.toString(), "--parent", project))
                .isEqualTo(1);
        assertThat(said()).contains("failed: GET /v1/projects answered 401");
    }

    @Test
    void sendsNothingTwiceThatArrivedBeforeTheJournalKnew() throws IOException {
        Path a = films.resolve("a.mp4");
        Files.createDirectories(directory.resolve("films.uploads"));
        TusStore states = TusStore.directory(directory.resolve("films.uploads"));
        Upload upload = Upload.of(a).title("a").parentId(project).singleUpTo(0).store(retaining(states));
        String id = get(client.uploads().video(upload)).id();
        assertThat(upload("--source", films.toString())).isZero();
        assertThat(uploaded()).hasSize(3);
        assertThat(uploaded().get("a").id()).isEqualTo(id);
    }

    @Test
    void asksForTheVideoIfAnUploadIsGone() throws IOException {
        assertThat(upload("--source", films.toString())).isZero();
        Path state = directory.resolve("films.uploads");
        Video a = uploaded().get("a");
        Video c = uploaded().get("c");
        client.videos().delete(c.id()).block();
        Files.delete(state.resolve("journal.ndjson"));
        saveGone(state, films.resolve("a.mp4"), a.id());
        saveGone(state, films.resolve("part/c.avi"), c.id());
        Path csv = Files.writeString(directory.resolve("l.csv"), "file\nfilms/a.mp4\nfilms/part/c.avi\n");
        assertThat(upload("--source", csv.toString(), "--state", state.toString()))
                .isZero();
        assertThat(uploaded().get("a").id()).isEqualTo(a.id());
        assertThat(uploaded()).containsKey("c");
    }

    /** Whether they can be read or not; as root all can. */
    @Test
    void entersNoHiddenFolder() throws IOException {
        Path trash = films.resolve(".trash");
        Files.setPosixFilePermissions(trash, PosixFilePermissions.fromString("---------"));
        UploadList list = new UploadList(project);
        FolderScan scan = new FolderScan(films, list);
        assertThat(scan.preVisitDirectory(trash, Files.readAttributes(trash, BasicFileAttributes.class)))
                .isEqualTo(FileVisitResult.SKIP_SUBTREE);
        assertThat(scan.visitFileFailed(trash, new AccessDeniedException(trash.toString())))
                .isEqualTo(FileVisitResult.CONTINUE);
        try {
            assertThat(upload("--source", films.toString())).as(this::said).isZero();
        } finally {
            Files.setPosixFilePermissions(trash, PosixFilePermissions.fromString("rwx------"));
        }
        assertThat(uploaded()).containsOnlyKeys("a", "b в", "c");
    }

    @Test
    void reportsAFolderThatCannotBeReadBeforeItSendsAnything() {
        Path part = films.resolve("part");
        UploadList list = new UploadList(project);
        assertThat(new FolderScan(films, list).visitFileFailed(part, new AccessDeniedException(part.toString())))
                .isEqualTo(FileVisitResult.CONTINUE);
        assertThatThrownBy(() -> list.check(films))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("nothing was sent", part + " cannot be read");
    }

    @Test
    void uploadsAFileWhoseNameHasALineBreakUnderItsTitle() throws IOException {
        write("films/two\nlines.mp4", 10);
        Path csv = Files.writeString(directory.resolve("list.csv"), "file,title\n\"films/two\nlines.mp4\",Good\n");
        for (String summary : List.of("sent 1 files", "sent 0 files of 0.0 MB, 1 there already")) {
            assertThat(upload("--source", csv.toString())).as(this::said).isZero();
            assertThat(said()).contains(summary);
        }
        assertIs(uploaded().get("Good"), films.resolve("two\nlines.mp4"));
    }

    /** As in a container or a cron job: the names are UTF-8, the charset of the JVM is ASCII. */
    @Test
    void keepsNamesThatTheCharsetOfTheJvmCannotSpell() throws Exception {
        Path lectures = Files.createDirectory(directory.resolve("lectures"));
        write(PathText.parse(lectures.toUri() + "%D0%A3%D1%80%D0%BE%D0%BA%201.mp4"), 1_000);
        write(PathText.parse(lectures.toUri() + "%D0%A3%D1%80%D0%BE%D0%BA%202.mp4"), 2_000);
        Path csv = Files.writeString(directory.resolve("list.csv"), "file,title\nlectures/Урок 2.mp4,Второй\n");
        for (String summary :
                List.of("sent 2 files of 0.0 MB, 0 there already", "sent 0 files of 0.0 MB, 2 there already")) {
            assertThat(uploadInAscii(lectures)).contains(summary);
        }
        assertThat(uploadInAscii(csv)).contains("sent 1 files");
        assertThat(uploaded()).containsOnlyKeys("Урок 1", "Урок 2", "Второй");
        assertIs(uploaded().get("Второй"), PathText.parse(lectures.toUri() + "%D0%A3%D1%80%D0%BE%D0%BA%202.mp4"));
    }

    /** Whatever is in the name, it is printed in one line that a terminal does not obey. */
    @ParameterizedTest
    @CsvSource({
        "%FF%FE.mp4, %FF%FE.mp4: its name is no text in UTF-8",
        "%FE%FF.mp4, %FE%FF.mp4: its name is no text in UTF-8",
        "two%0Alines.mp4, two?lines.mp4: its name has control characters",
        "red%1B[31m.mp4, red?[31m.mp4: its name has control characters",
        "csi%C2%9B31m.mp4, csi?31m.mp4: its name has control characters",
        "%20.mp4, ' .mp4: its name is blank'",
    })
    void aNameThatIsNoTitleHoldsUpNoOtherFile(String name, String failure) throws Exception {
        Path lectures = Files.createDirectory(directory.resolve("lectures"));
        Path list = directory.resolve("sent.csv");
        write(PathText.parse(lectures.toUri() + "a.mp4"), 1_000);
        write(PathText.parse(lectures.toUri() + name.replace("[", "%5B")), 2_000);
        assertThat(upload("--source", lectures.toString(), "--list", list.toString()))
                .isEqualTo(1);
        assertThat(said())
                .contains(failure, "sent 1 files", "failed: 1 of 2 files were not sent")
                .doesNotContainPattern("[\\p{Cc}&&[^\n]]");
        assertThat(uploaded()).containsOnlyKeys("a");
        assertThat(list).content().contains(",failed,,").doesNotContainPattern("[\\p{Cc}&&[^\n]]");
    }

    @Test
    void aFileInAFolderThatCannotBeKeptHoldsUpNoOther() throws IOException {
        write("films/red\u001b[31m/d.mp4", 10);
        write("films/red\u001b[31m/deeper/e.mp4", 10);
        assertThat(upload("--source", films.toString(), "--keep-folders")).isEqualTo(1);
        assertThat(said())
                .contains("red?[31m/d.mp4: Kinescope can have no folder named like one above it", "deeper/e.mp4: ")
                .contains("failed: 2 of 5 files were not sent")
                .doesNotContain("\u001b");
        assertThat(uploaded()).containsOnlyKeys("a", "b в", "c");
        assertThat(upload("--source", films.toString())).as(this::said).isZero();
    }

    private String uploadInAscii(Path source) throws Exception {
        Path output = directory.resolve("output");
        Map<String, String> ascii = new HashMap<>(environment());
        ascii.put("LC_ALL", "C");
        Process child = ChildJvm.start(
                "-Xmx128m",
                Kinescope.class,
                ascii,
                output.toFile(),
                "upload",
                "--source",
                source.toString(),
                "--parent",
                project);
        assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return Files.readString(output);
    }

    /** The program was killed between the creation of a video and the saving of its state. */
    @Test
    void namesEmptyVideosThatInterruptedRunsHaveLeft() {
        String left = get(client.uploads()
                        .link(UploadLinkCreate.video(project, "a")
                                .filename("a.mp4")
                                .filesize(300_000)))
                .id();
        String other = get(client.uploads()
                        .link(UploadLinkCreate.video(project, "another")
                                .filename("a.mp4")
                                .filesize(300_000)))
                .id();
        assertThat(upload("--source", films.toString())).isZero();
        assertThat(said())
                .contains("interrupted runs have left 1 empty videos", "  " + left + " a")
                .doesNotContain(other);
        assertThat(upload("--source", films.toString())).isZero();
        assertThat(said()).contains("3 there already").doesNotContain("interrupted");
    }

    @Test
    void doesNotNameVideosThatCanBeResumed() {
        kinescope.close();
        kinescope = start(builder -> builder.breakUploadsEvery(150_000));
        client = client();
        attempts = 1;
        assertThat(upload("--source", films.toString())).isEqualTo(1);
        assertThat(said()).contains(" of 3 files were not sent").doesNotContain("interrupted");
    }

    @Test
    void followsALinkToAFolder() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), films);
        assertThat(upload("--source", link.toString())).as(this::said).isZero();
        assertThat(uploaded()).containsOnlyKeys("a", "b в", "c");
    }

    @Test
    void sendsNothingAgainFromAFolderThatWasMoved() throws IOException {
        assertThat(upload("--source", films.toString())).isZero();
        Path state = directory.resolve("films.uploads");
        Path link = Files.createSymbolicLink(directory.resolve("link"), films);
        assertThat(upload("--source", link.toString())).isZero();
        assertThat(said()).contains("sent 0 files of 0.0 MB, 3 there already, 0 failed: 1 requests");
        Path above = Files.createSymbolicLink(directory.resolve("above"), directory);
        assertThat(upload("--source", above.resolve("films").toString())).isZero();
        assertThat(said()).contains("sent 0 files of 0.0 MB, 3 there already, 0 failed: 1 requests");
        Path moved = Files.move(films, directory.resolve("moved"));
        assertThat(upload("--source", moved.toString(), "--state", state.toString()))
                .isZero();
        assertThat(said()).contains("sent 0 files of 0.0 MB, 3 there already, 0 failed: 1 requests");
    }

    /** As on another disk: other inodes, and other times unless the copy keeps them. */
    @Test
    void sendsOfACopyOnlyTheFilesWithOtherContent() throws IOException {
        assertThat(upload("--source", films.toString())).isZero();
        Path state = directory.resolve("films.uploads");
        Path copy = directory.resolve("copy");
        for (String name : List.of("a.mp4", "part/b в.MOV", "part/c.avi")) {
            Files.createDirectories(copy.resolve(name).getParent());
            Files.copy(films.resolve(name), copy.resolve(name));
            Files.setLastModifiedTime(copy.resolve(name), FileTime.from(Instant.ofEpochSecond(1)));
        }
        Files.write(copy.resolve("part/c.avi"), new byte[] {1});
        assertThat(upload("--source", copy.toString(), "--state", state.toString()))
                .isZero();
        assertThat(said()).contains("sent 1 files of 0.0 MB, 2 there already, 0 failed");
        assertThat(client.videos()
                        .list()
                        .filter(video -> "c".equals(video.title()))
                        .collectList()
                        .block())
                .hasSize(2);
        assertThat(upload("--source", copy.toString(), "--state", state.toString()))
                .isZero();
        assertThat(said()).contains("sent 0 files of 0.0 MB, 3 there already");
    }

    @Test
    void sendsAFileWithAnotherTimeOnlyIfItsContentIsAnother() throws IOException {
        assertThat(upload("--source", films.toString())).isZero();
        long sent = sent();
        Files.setLastModifiedTime(films.resolve("a.mp4"), FileTime.from(Instant.ofEpochSecond(1)));
        assertThat(upload("--source", films.toString())).isZero();
        assertThat(said()).contains("sent 0 files of 0.0 MB, 3 there already");
        assertThat(sent()).isEqualTo(sent);
        byte[] other = Files.readAllBytes(films.resolve("a.mp4"));
        other[0]++;
        Files.write(films.resolve("a.mp4"), other);
        assertThat(upload("--source", films.toString())).isZero();
        assertThat(said()).contains("sent 1 files of 0.3 MB, 1 of them changed, 2 there already");
        assertIs(uploaded("a"), films.resolve("a.mp4"));
    }

    /** Behind the link is the file that was sent, so it is no other one. */
    @Test
    void replacesTheVideoOfAFileThatChangedBehindALink() throws IOException {
        assertThat(upload("--source", films.toString())).isZero();
        String id = uploaded("a").id();
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory);
        write("films/a.mp4", 310_000);
        assertThat(upload("--source", link.resolve("films").toString())).isZero();
        assertThat(said()).contains("1 of them changed, 2 there already");
        assertThat(uploaded("a").id()).isEqualTo(id);
    }

    @Test
    void sendsTheSameContentTwiceUnderTwoNames() throws IOException {
        Files.copy(films.resolve("a.mp4"), films.resolve("part/a2.mp4"));
        assertThat(upload("--source", films.toString())).isZero();
        assertThat(uploaded()).containsOnlyKeys("a", "a2", "b в", "c");
    }

    /** The first version kept neither relative paths nor hashes, and was killed in the middle of a file. */
    @Test
    void continuesWhatTheFirstVersionBegan() throws IOException {
        kinescope.close();
        kinescope = start(builder -> builder.breakUploadsEvery(150_000));
        client = client();
        Path state = Files.createDirectory(directory.resolve("films.uploads"));
        Upload a =
                Upload.of(films.resolve("a.mp4")).title("a").parentId(project).singleUpTo(0);
        KinescopeClient impatient = client(RetryPolicy.standard().maxAttempts(1));
        assertThatThrownBy(() ->
                impatient.uploads().video(a.store(TusStore.directory(state))).block());
        impatient.close();
        Upload c = Upload.of(films.resolve("part/c.avi")).title("c").parentId(project);
        String id = get(client.uploads().video(c)).id();
        Files.writeString(
                state.resolve("journal.ndjson"),
                "{\"file\":\"%s\",\"parent_id\":\"%s\",\"size\":1,\"modified\":\"1970-01-01T00:00:01Z\",\"video_id\":\"%s\"}\n"
                        .formatted(films.resolve("part/c.avi"), project, id));
        assertThat(upload("--source", films.toString())).isZero();
        assertThat(said()).contains("sent 2 files of 0.5 MB, 1 there already, 0 failed");
        assertThat(uploaded()).containsOnlyKeys("a", "b в", "c");
        assertThat(initiated()).isEqualTo(2);
        assertThat(state).isDirectoryNotContaining("glob:**.upload");
        Path moved = Files.move(films, directory.resolve("moved"));
        assertThat(upload("--source", moved.toString(), "--state", state.toString()))
                .isZero();
        assertThat(said()).contains("sent 0 files of 0.0 MB, 3 there already");
    }

    @Test
    void resumesAFileInAFolderThatWasMoved() throws IOException {
        kinescope.close();
        kinescope = start(builder -> builder.breakUploadsEvery(150_000));
        client = client();
        attempts = 1;
        assertThat(upload("--source", films.toString())).isEqualTo(1);
        attempts = 5;
        Path moved = Files.move(films, directory.resolve("moved"));
        Path state = directory.resolve("films.uploads");
        assertThat(upload("--source", moved.toString(), "--state", state.toString()))
                .isZero();
        assertThat(initiated()).isEqualTo(3);
        assertIs(uploaded("a"), moved.resolve("a.mp4"));
        assertThat(state).isDirectoryNotContaining("glob:**.upload");
    }

    @Test
    void sendsTheOthersIfAStateIsDamaged() throws IOException {
        Path state = directory.resolve("films.uploads");
        saveGone(state, films.resolve("a.mp4"), UUID.randomUUID().toString());
        Files.writeString(onlyState(state), "garbage");
        assertThat(upload("--source", films.toString())).isEqualTo(1);
        assertThat(said())
                .contains(
                        films.resolve("a.mp4") + ": ",
                        "delete it to begin that upload anew",
                        "sent 2 files",
                        "1 of 3 files were not sent");
        assertThat(uploaded()).containsOnlyKeys("b в", "c");
    }

    @Test
    void stopsWhenNoStateCanBeKept() throws IOException {
        Path state = directory.resolve("films.uploads");
        saveGone(state, films.resolve("a.mp4"), UUID.randomUUID().toString());
        Path unreadable = onlyState(state);
        Files.delete(unreadable);
        Files.createDirectory(unreadable);
        assertThat(upload("--source", films.toString(), "--concurrency", "1")).isEqualTo(1);
        assertThat(said()).contains("sent 0 files").contains("failed: the states of uploads in " + state);
    }

    @Test
    void forgetsWhereAnUploadStoodThatTheJournalHas() throws IOException {
        assertThat(upload("--source", films.toString())).isZero();
        Path state = directory.resolve("films.uploads");
        saveGone(state, films.resolve("a.mp4"), uploaded().get("a").id());
        assertThat(upload("--source", films.toString())).isZero();
        assertThat(said()).contains("3 there already");
        assertThat(state).isDirectoryNotContaining("glob:**.upload");
    }

    @Test
    void beginsAnewIfAFileChangedMeanwhile() throws IOException {
        kinescope.close();
        kinescope = start(builder -> builder.breakUploadsEvery(100_000));
        client = client();
        attempts = 1;
        assertThat(upload("--source", films.toString())).isEqualTo(1);
        write("films/a.mp4", 90_000);
        attempts = 5;
        assertThat(upload("--source", films.toString())).isZero();
        assertIs(uploaded().get("a"), films.resolve("a.mp4"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file,name@films/a.mp4,x|has the columns file, name",
                "title@x|has the columns title",
                "file@films/a.mp4@films/none.mp4|line 3: ${dir}/films/none.mp4 does not exist",
                "file@films/a.mp4@films/a.mp4|line 3: ${dir}/films/a.mp4 is there twice",
                "file@films|films is not a file",
                "file@empty.mp4|there is nothing to upload in",
                "file,title@films/a.mp4,\"a@b\"|must be one line of text",
                "file@\"films/two@lines.mp4\"|two?lines.mp4: its name has control characters",
                "file,title@films/a.mp4,One, two|line 2: there are more fields than columns",
                "title,file@One|line 2: there is no file",
                "file@films/\0.mp4|line 2: no file can be named so: Nul character not allowed",
                "file,title@films/a.mp4,\"One@films/notes.txt,Two|a.mp4 must be one line of text",
                "file@\"films/a.mp4\"x|list.csv is not CSV",
                "file,parent_id@films/a.mp4,nowhere|there is no project or folder with the id nowhere",
                "file|there is nothing to upload in"
            })
    void checksEverythingBeforeItSendsAnything(String csv, String complaint) throws IOException {
        Files.createFile(directory.resolve("empty.mp4"));
        write("films/two\nlines.mp4", 10);
        Path list = Files.writeString(directory.resolve("list.csv"), csv.replace('@', '\n'));
        assertThat(upload("--source", list.toString())).isEqualTo(1);
        assertThat(said()).contains("failed: ").contains(complaint.replace("${dir}", directory.toString()));
        assertThat(sent()).isZero();
        assertThat(directory.resolve("list.csv.uploads")).doesNotExist();
    }

    @Test
    void takesNoCsvOfAnotherCharset() throws IOException {
        Path list = directory.resolve("list.csv");
        Files.writeString(list, "file,title\nfilms/a.mp4,Лекция\n", Charset.forName("windows-1251"));
        assertThat(upload("--source", list.toString())).isEqualTo(1);
        assertThat(said()).contains("failed: " + list + " is not UTF-8");
        assertThat(sent()).isZero();
    }

    /** The listing of projects has those with videos on demand only. */
    @Test
    void takesEveryProjectThatExistsForAParent() {
        Project live = get(client.projects()
                .list(ProjectQuery.of().catalogType(CatalogType.LIVE))
                .next());
        assertThat(run(environment(), "--source", films.toString(), "--parent", live.id()))
                .as(this::said)
                .isZero();
        assertThat(get(client.videos().get(uploaded().get("a").id())).projectId())
                .isEqualTo(live.id());
    }

    @Test
    void needsASourceAndAParent() {
        Map<String, String> environment = environment();
        assertThat(run(environment)).isEqualTo(2);
        assertThat(said()).startsWith("upload: --source is needed");
        assertThat(run(environment, "--source", "nowhere")).isEqualTo(1);
        assertThat(said()).contains("nowhere is neither a folder nor a CSV file");
        assertThat(run(environment, "--source", films.toString())).isEqualTo(1);
        assertThat(said()).contains("there is no parent_id, and no --parent");
        assertThat(run(
                        environment,
                        "--source",
                        films.toString(),
                        "--parent",
                        UUID.randomUUID().toString()))
                .isEqualTo(1);
        assertThat(said()).contains("there is no project or folder");
        assertThat(sent()).isZero();
    }

    @Test
    void keepsAJournalThatSurvives() throws IOException {
        assertThat(upload("--source", films.toString())).isZero();
        Path journal = directory.resolve("films.uploads/journal.ndjson");
        String whole = Files.readString(journal);
        Files.writeString(journal, "{\"file\":\"/torn", StandardOpenOption.APPEND);
        assertThat(upload("--source", films.toString())).isZero();
        assertThat(said()).contains("3 there already");
        assertThat(Files.readString(journal)).isEqualTo(whole);
        UploadJournal other = UploadJournal.open(journal);
        assertThat(upload("--source", films.toString())).isEqualTo(1);
        assertThat(said()).contains("another upload is at work on " + journal);
        other.close();
        Files.writeString(journal, "{}\n");
        assertThat(upload("--source", films.toString())).isEqualTo(1);
        assertThat(said()).contains("line 1 of " + journal + " is damaged");
    }

    @Test
    void namesWhatItLeavesOutAndAnEmptyFileHoldsUpNoOther() throws IOException {
        Files.writeString(films.resolve("notes.txt"), "no video");
        Files.createFile(films.resolve("empty.mp4"));
        assertThat(upload("--source", films.toString())).isEqualTo(1);
        assertThat(said())
                .contains(
                        "left out " + films.resolve("notes.txt") + ": it is no MP4, MOV, WMV, AVI or FLV",
                        films.resolve("empty.mp4") + ": it is empty",
                        "sent 3 files of ",
                        "1 failed",
                        "failed: 1 of 4 files were not sent");
    }

    @Test
    void countsAnEmptyFileAsOneThatIsNotSent() throws IOException {
        Files.createFile(films.resolve("empty.mp4"));
        Path csv = Files.writeString(directory.resolve("list.csv"), "file\nfilms/empty.mp4\nfilms/a.mp4\n");
        columns = 80;
        assertThat(upload("--source", csv.toString())).isEqualTo(1);
        assertThat(said()).contains(" 1/2 files, 1 failed");
    }

    @Test
    void anEmptyFileOfACsvHoldsUpNoOther() throws IOException {
        Files.createFile(films.resolve("empty.mp4"));
        Path csv = Files.writeString(directory.resolve("list.csv"), "file\nfilms/empty.mp4\nfilms/a.mp4\n");
        assertThat(upload("--source", csv.toString())).isEqualTo(1);
        assertThat(said()).contains("empty.mp4: it is empty", "sent 1 files", "failed: 1 of 2 files were not sent");
        assertThat(uploaded()).containsOnlyKeys("a");
    }

    /** As root every file can be read. */
    @Test
    void aFileThatCannotBeReadHoldsUpNoOther() throws IOException {
        Path secret = films.resolve("a.mp4");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(secret), "This user can read every file.");
        assertThat(upload("--source", films.toString())).isEqualTo(1);
        assertThat(said()).contains("a.mp4: it cannot be read", "sent 2 files", "failed: 1 of 3 files were not sent");
        assertThat(uploaded()).containsOnlyKeys("b в", "c");
    }

    /** Its upload and its hash both fail; of the second failure nobody is told. */
    @Test
    void aFileThatIsGoneMeanwhileFailsOnce() throws IOException {
        Path a = films.resolve("a.mp4");
        UploadItem item = UploadItem.of(a, "a.mp4", "", project);
        Files.delete(a);
        assertThat(ContentHash.of(item).blockOptional()).isEmpty();
        List<Throwable> dropped = new CopyOnWriteArrayList<>();
        Hooks.onErrorDropped(dropped::add);
        try (UploadJournal journal = UploadJournal.open(directory.resolve("journal.ndjson"))) {
            List<ItemEvent> events = new FileUploads(client, journal, TusStore.memory(), 1)
                    .upload(List.of(item))
                    .collectList()
                    .blockOptional()
                    .orElseThrow();
            assertThat(events).singleElement().isInstanceOfSatisfying(ItemEvent.Failed.class, failed -> assertThat(
                            failed.reason())
                    .contains(a.toString()));
        } finally {
            Hooks.resetOnErrorDropped();
        }
        assertThat(dropped).isEmpty();
    }

    @Test
    void putsVideosIntoFoldersThatItMakesOnce() throws IOException {
        write("films/part/deep/d.mp4", 10);
        write("films/other/part/e.mp4", 10);
        assertThat(upload("--source", films.toString(), "--keep-folders"))
                .as(this::said)
                .isZero();
        assertThat(placeOf("a")).isEqualTo("");
        assertThat(placeOf("b в")).isEqualTo("/part");
        assertThat(placeOf("d")).isEqualTo("/part/deep");
        assertThat(placeOf("e")).isEqualTo("/other/part");
        assertThat(foldersMade()).isEqualTo(4);
        write("films/part/f.mp4", 10);
        assertThat(upload("--source", films.toString(), "--keep-folders")).isZero();
        assertThat(said()).contains("sent 1 files of 0.0 MB, 5 there already, 0 failed");
        assertThat(placeOf("f")).isEqualTo("/part");
        assertThat(foldersMade()).isEqualTo(4);
    }

    /** A run that was killed after it made a folder; the name is composed in another way, as on other systems. */
    @Test
    void usesFoldersThatAreThereAndTheOldestOfSeveral() throws IOException {
        write("films/\u0438\u0306/g.mp4", 10);
        Folder above = get(client.folders().create(project, FolderCreate.of("above")));
        String oldest = folder("part", above.id());
        folder("part", above.id());
        folder("\u0439", above.id());
        folder("part", project);
        long made = foldersMade();
        assertThat(run(environment(), "--source", films.toString(), "--keep-folders", "--parent", above.id()))
                .as(this::said)
                .isZero();
        assertThat(foldersMade()).isEqualTo(made);
        assertThat(said()).contains("Kinescope has several folders named part at one place; the oldest is used");
        assertThat(get(client.videos().get(uploaded("c").id())).folderId()).isEqualTo(oldest);
        assertThat(placeOf("a")).isEqualTo("/above");
        assertThat(placeOf("g")).isEqualTo("/above/\u0439");
    }

    @Test
    void keepsFoldersOfAFolderOnly() throws IOException {
        Path csv = Files.writeString(directory.resolve("list.csv"), "file\nfilms/a.mp4\n");
        assertThat(upload("--source", csv.toString(), "--keep-folders")).isEqualTo(2);
        assertThat(said()).contains("--keep-folders needs a folder; a CSV names folders in the column parent_id");
    }

    @Test
    void listsWhatBecameOfEveryFileAsCsv() throws IOException {
        Files.createFile(films.resolve("empty.mp4"));
        write("films/=1+2,\"x\".mp4", 10);
        Path list = directory.resolve("list.csv");
        assertThat(upload("--source", films.toString(), "--list", list.toString()))
                .isEqualTo(1);
        assertThat(Files.readAllLines(list))
                .containsExactlyInAnyOrder(
                        "file,title,parent_id,status,video_id,reason",
                        films + "/a.mp4,a," + project + ",sent," + uploaded("a").id() + ",",
                        films + "/part/b в.MOV,b в," + project + ",sent,"
                                + uploaded("b в").id() + ",",
                        films + "/part/c.avi,c," + project + ",sent,"
                                + uploaded("c").id() + ",",
                        "\"" + films + "/=1+2,\"\"x\"\".mp4\",\"'=1+2,\"\"x\"\"\"," + project + ",sent,"
                                + uploaded("=1+2,\"x\"").id() + ",",
                        films + "/empty.mp4,,,failed,,it is empty",
                        films + "/notes.txt,,,left_out,,\"it is no MP4, MOV, WMV, AVI or FLV\"");
        assertThat(list.resolveSibling("list.csv.part")).doesNotExist();
        assertThat(upload("--source", films.toString(), "--list", list.toString()))
                .isEqualTo(1);
        assertThat(Files.readString(list))
                .contains(",sent_before," + uploaded("a").id() + ",");
    }

    @Test
    void listsWhatBecameOfEveryFileAsJson() throws IOException {
        Path list = directory.resolve("list.JSON");
        assertThat(upload("--source", films.toString(), "--list", list.toString()))
                .isZero();
        JsonNode results = JsonMapper.shared().readTree(Files.readString(list));
        assertThat(results).hasSize(4);
        assertThat(results.get(0).get("file").asString()).isEqualTo(films + "/a.mp4");
        assertThat(results.get(0).get("status").asString()).isEqualTo("sent");
        assertThat(results.get(0).get("video_id").asString())
                .isEqualTo(uploaded("a").id());
    }

    @Test
    void refusesAListThatItCannotWriteBeforeItSendsAnything() {
        assertThat(upload("--source", films.toString(), "--list", "list.txt")).isEqualTo(2);
        assertThat(said()).contains("--list needs a file whose name ends in .csv or .json");
        Path nowhere = directory.resolve("nowhere/list.csv");
        assertThat(upload("--source", films.toString(), "--list", nowhere.toString()))
                .isEqualTo(1);
        assertThat(said()).contains("failed: cannot write to " + nowhere + ": no such file or directory");
        assertThat(sent()).isZero();
    }

    /** A journal with ids of a demo would keep the files from being sent for good. */
    @Test
    void theStateIsOfADemoOrOfAWorkspace() {
        String source = films.toString();
        assertThat(run(Map.of(), "--source", source)).isEqualTo(2);
        assertThat(said()).contains("KINESCOPE_API_TOKEN is not set, but --source is");
        assertThat(run(Map.of(), "--demo", "--source", source)).as(this::said).isZero();
        assertThat(upload("--source", source)).isEqualTo(1);
        assertThat(said()).contains("journal.ndjson holds demo data");
        assertThat(sent()).isZero();
    }

    @Test
    void runsOnFilesOfItsOwnWithoutAToken() {
        assertThat(run(Map.of())).as(this::said).isZero();
        assertThat(said()).contains("running on LocalKinescope", "there is no --source", "sent 12 files of ");
    }

    /** The server lives on while the program is killed again and again, wherever it happens to be. */
    @Test
    void survivesBeingKilled() throws Exception {
        kinescope.close();
        kinescope = start(builder -> builder.latency(Duration.ofMillis(5), Duration.ofMillis(30)));
        client = client();
        write("films/large.mp4", 30_000_000);
        for (int i = 0; i < 15; i++) {
            write("films/s" + i + ".mp4", 50_000 + i);
        }
        Path output = directory.resolve("output");
        for (int patches : new int[] {2, 7, 11, 16}) {
            Process killed = child(output);
            Flux.interval(Duration.ofMillis(1))
                    .onBackpressureDrop()
                    .takeUntil(tick -> sentParts() >= patches || !killed.isAlive())
                    .blockLast(Duration.ofMinutes(1));
            killed.destroyForcibly().waitFor();
            assertThat(killed.exitValue()).as(Files.readString(output)).isNotZero();
            assertThat(listed()).hasSize(20);
        }
        Process last = child(output);
        assertThat(last.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(output);
        assertThat(last.exitValue()).as(said).isZero();

        Map<String, Video> videos = uploaded();
        assertThat(videos).hasSize(19);
        assertThat(listed())
                .filteredOn(result -> result.hasNonNull("video_id"))
                .extracting(result -> result.get("video_id").asString())
                .containsExactlyInAnyOrderElementsOf(
                        videos.values().stream().map(Video::id).toList());
        List<String> empty = client.videos()
                .list(VideoQuery.of().status(VideoStatus.UPLOADING))
                .filter(video -> video.createdAt().isAfter(Instant.now().minusSeconds(3600)))
                .map(Video::id)
                .collectList()
                .blockOptional()
                .orElseThrow();
        assertThat(empty).allSatisfy(id -> assertThat(said).contains("  " + id + " "));
        assertIs(videos.get("large"), films.resolve("large.mp4"));
        for (int i = 0; i < 15; i++) {
            assertIs(videos.get("s" + i), films.resolve("s" + i + ".mp4"));
        }
        assertThat(upload("--source", films.toString())).isZero();
        assertThat(said()).contains("sent 0 files of 0.0 MB, 19 there already, 0 failed: ");
    }

    private Process child(Path output) throws IOException {
        return ChildJvm.start(
                "-Xmx128m",
                Kinescope.class,
                environment(),
                output.toFile(),
                "upload",
                "--source",
                films.toString(),
                "--parent",
                project,
                "--list",
                directory.resolve("list.json").toString());
    }

    private JsonNode listed() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(directory.resolve("list.json")));
    }

    private void write(String name, int size) throws IOException {
        write(directory.resolve(name), size);
    }

    private static void write(Path file, int size) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(size)));
    }

    private void saveGone(Path state, Path file, String videoId) throws IOException {
        TusStore.directory(state)
                .save(new TusState(
                        file + "\n" + project,
                        videoId,
                        kinescope.url() + "/uploads/" + UUID.randomUUID(),
                        file.toString(),
                        Files.size(file),
                        Files.getLastModifiedTime(file).toInstant(),
                        0))
                .block();
    }

    /** As if the program was killed before it removed the state; under the absolute path, as in the first version. */
    private static TusStore retaining(TusStore states) {
        return new TusStore() {
            @Override
            public Mono<TusState> find(String key) {
                return states.find(key);
            }

            @Override
            public Mono<Void> save(TusState state) {
                return states.save(state);
            }

            @Override
            public Mono<Void> remove(String key) {
                return Mono.empty();
            }
        };
    }

    private static Path onlyState(Path state) throws IOException {
        try (Stream<Path> files = Files.list(state)) {
            return files.filter(file -> file.toString().endsWith(".upload"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The videos whose files arrived, by their titles, of which no two must be the same. */
    private Map<String, Video> uploaded() {
        return client
                .videos()
                .list()
                .takeWhile(video -> video.createdAt().isAfter(Instant.now().minusSeconds(3600)))
                .filter(video -> !video.assets().isEmpty())
                .collectList()
                .blockOptional()
                .orElseThrow()
                .stream()
                .collect(Collectors.toMap(video -> Objects.toString(video.title()), video -> video));
    }

    private Video uploaded(String title) {
        return Objects.requireNonNull(uploaded().get(title), title);
    }

    private static void assertIs(Video video, Path file) {
        Asset original = video.assets().get(0);
        try {
            byte[] bytes = Files.readAllBytes(file);
            assertThat(original.fileSize()).isEqualTo(bytes.length);
            assertThat(original.md5())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("MD5").digest(bytes)));
        } catch (IOException | GeneralSecurityException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** How many requests went to the uploader. */
    private long sent() {
        return kinescope.requests().stream()
                .filter(arrival -> !arrival.uri().startsWith("/v1/"))
                .count();
    }

    private String folder(String name, String parent) {
        FolderCreate folder = FolderCreate.of(name);
        return get(client.folders().create(project, parent.equals(project) ? folder : folder.parentId(parent)))
                .id();
    }

    private long foldersMade() {
        return kinescope.requests().stream()
                .filter(arrival ->
                        arrival.method().equals("POST") && arrival.uri().endsWith("/folders"))
                .count();
    }

    /** The folders that the video is in, from the root of the project. */
    private String placeOf(String title) {
        Map<String, Folder> folders = client.folders()
                .list(project)
                .collectMap(Folder::id)
                .blockOptional()
                .orElseThrow();
        StringBuilder place = new StringBuilder();
        for (Folder folder = folders.get(
                        get(client.videos().get(uploaded(title).id())).folderId());
                folder != null;
                folder = folders.get(folder.parentId())) {
            place.insert(0, "/" + folder.name());
        }
        return place.toString();
    }

    private long initiated() {
        return kinescope.requests().stream()
                .map(RecordedRequest::uri)
                .filter("/v2/init"::equals)
                .count();
    }

    private long sentParts() {
        return kinescope.requests().stream()
                .filter(arrival -> arrival.method().equals("PATCH"))
                .count();
    }

    private int upload(String... options) {
        String[] more = Arrays.copyOf(options, options.length + 2);
        more[options.length] = "--parent";
        more[options.length + 1] = project;
        return run(environment(), more);
    }

    private int run(Map<String, String> environment, String... options) {
        messages.reset();
        Job job = new Job(
                environment,
                OutputStream.nullOutputStream(),
                new PrintStream(messages, true, StandardCharsets.UTF_8),
                columns,
                builder -> builder.rateLimiter(RateLimiter.unlimited())
                        .uploadRateLimiter(RateLimiter.unlimited())
                        .retry(RetryPolicy.standard()
                                .maxAttempts(attempts)
                                .firstBackoff(Duration.ofMillis(1))
                                .maxBackoff(Duration.ofMillis(10))));
        return JobCommandLine.of(job, new BulkUpload(job)).execute(options);
    }

    private String said() {
        return messages.toString(StandardCharsets.UTF_8);
    }

    private Map<String, String> environment() {
        return Map.of(
                "KINESCOPE_API_TOKEN",
                kinescope.token(),
                "KINESCOPE_BASE_URL",
                kinescope.url(),
                "KINESCOPE_UPLOADER_URL",
                kinescope.url());
    }

    private static LocalKinescope start(UnaryOperator<LocalKinescope.Builder> options) {
        return options.apply(LocalKinescope.builder().videos(20).unlimited().processing(Duration.ZERO))
                .start();
    }

    private KinescopeClient client() {
        return client(RetryPolicy.standard());
    }

    private KinescopeClient client(RetryPolicy retry) {
        return KinescopeClient.builder()
                .retry(retry)
                .token(kinescope.token())
                .baseUrl(kinescope.url())
                .uploaderUrl(kinescope.url())
                .rateLimiter(RateLimiter.unlimited())
                .uploadRateLimiter(RateLimiter.unlimited())
                .build();
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional().orElseThrow();
    }
}
