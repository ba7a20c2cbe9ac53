package io.kinescope.examples.mirror;

import static io.kinescope.examples.mirror.ScriptedLibrary.entries;
import static io.kinescope.examples.mirror.ScriptedLibrary.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.examples.support.Job;
import io.kinescope.examples.support.JobCommandLine;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.util.RawValue;

/** Libraries that are large or odd, and answers that must not be believed. */
@Timeout(120)
class OddLibraryTest {

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final ScriptedLibrary library = new ScriptedLibrary();
    private String database;

    @BeforeEach
    void fill() {
        database = "r2dbc:h2:file:///" + directory.resolve("mirror");
        library.projects.addAll(entries("p", 0, 3));
        library.folders.addAll(entries("f", 0, 5));
        library.videos.addAll(entries("v", 0, 101));
    }

    @AfterEach
    void stop() {
        library.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2dbc:h2:file:///", "r2dbc:h2:file://"})
    void takesAnAbsolutePathAfterThreeAndFourSlashes(String beforePath) {
        database = beforePath + directory.resolve("other");
        assertThat(sync()).as(said()).isZero();
        assertThat(directory.resolve("other.mv.db")).exists();
    }

    @Test
    void writesAndRemovesInBatches() {
        library.folders.addAll(entries("f", 5, 2_500));
        assertThat(syncBounded().added()).isEqualTo(3 + 2_500 + 101);
        library.folders.clear();
        library.videos.clear();
        assertThat(syncBounded().removed()).isEqualTo(2_500 + 101);
    }

    private Counts syncBounded() {
        try (KinescopeClient client = KinescopeClient.builder()
                .token(ScriptedLibrary.TOKEN)
                .baseUrl(library.url())
                .rateLimiter(RateLimiter.unlimited())
                .build()) {
            return new LibrarySync(
                            client,
                            WatchedStatements.of(MirrorDatabase.of(database), OddLibraryTest::checkBound),
                            false,
                            false,
                            4,
                            100,
                            Clock.systemUTC(),
                            new SyncListener() {
                                @Override
                                public void advanced(SyncProgress progress) {}

                                @Override
                                public void skipped(SkippedEntry entry) {
                                    throw new AssertionError(entry);
                                }

                                @Override
                                public void refused(Refusal refusal) {
                                    throw new AssertionError(refusal);
                                }
                            })
                    .sync()
                    .block();
        }
    }

    /** PostgreSQL takes 65,535 values. */
    private static void checkBound(String sql) {
        long values = sql.chars().filter(character -> character == '$').count();
        if (values > 1_100) {
            throw new IllegalArgumentException("a statement with " + values + " bound values");
        }
    }

    static Stream<Map<String, Object>> oddEntries() {
        return Stream.of(
                entry(null, "2024-01-01T00:00:01.5Z"),
                entry("", "2024-01-01T00:00:01.5Z"),
                entry("a\0b", "2024-01-01T00:00:01.5Z"),
                entry("\uD800", "2024-01-01T00:00:01.5Z"),
                entry("x".repeat(201), "2024-01-01T00:00:01.5Z"),
                entry("../p1", "2024-01-01T00:00:01.5Z"),
                entry("a\\b", "2024-01-01T00:00:01.5Z"),
                entry("..", "2024-01-01T00:00:01.5Z"),
                entry("..;a", "2024-01-01T00:00:01.5Z"),
                entry("%2e%2E", "2024-01-01T00:00:01.5Z"),
                entry("a%252Fb", "2024-01-01T00:00:01.5Z"),
                entry("odd", "+55971-01-01T00:00:00Z"),
                entry("odd", "+300000-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("oddEntries")
    void leavesOutAVideoThatTheDatabaseCannotTake(Map<String, Object> odd) {
        library.videos.add(isLast(odd) ? library.videos.size() : 2, odd);
        assertIsSkipped("video", library.videos.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("oddEntries")
    void leavesOutAFolderThatTheDatabaseCannotTake(Map<String, Object> odd) {
        library.folders.add(isLast(odd) ? library.folders.size() : 2, odd);
        assertIsSkipped("folder", library.folders.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("oddEntries")
    void leavesOutAProjectThatTheDatabaseCannotTake(Map<String, Object> odd) {
        library.projects.add(odd);
        assertIsSkipped("project", library.projects.size() - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {51, 100})
    void leavesOutTheSecondVideoWithAnId(int place) {
        library.videos.add(
                place + 1,
                entry(
                        "v1",
                        library.videos.get(place).get("created_at").toString().replace("Z", ".5Z")));
        assertIsSkipped("video", 101);
        assertThat(stored("video", "id = 'v1' and created_at < '2024-01-01T00:00:02Z'"))
                .hasSize(1);
    }

    /** By a constraint, or since it cannot compute with the values, as with numbers that are out of range. */
    @ParameterizedTest
    @CsvSource({
        "H2, title <> 'refused'",
        "POSTGRESQL, title <> 'refused'",
        "H2, 1 / (length(title) - 7) < 9",
        "POSTGRESQL, 1 / (length(title) - 7) < 9",
    })
    void leavesOutAVideoThatTheDatabaseRefuses(Engine engine, String check) {
        database = engine.newDatabase(directory);
        library.videos.get(30).put("title", "refused");
        assertThat(sync()).isZero();
        MirrorContents.query(database, "update kinescope_video set title = '', fingerprint = '' where id = 'v30'");
        MirrorContents.query(database, "alter table kinescope_video add constraint checked check (" + check + ")");
        library.videos.addAll(entries("v", 101, 110));
        assertThat(sync()).as(said()).isZero();
        assertThat(said()).contains("skipped video v30: ", "added 9, changed 0, removed 0, ", ", skipped 1: ");
        assertThat(stored("video", "removed_at is null")).hasSize(110);
    }

    @Test
    void requestsOnlyDetailsThatTheListingLacks() {
        Set<String> names =
                new TreeSet<>(Set.of("project_id", "folder_id", "player_id", "version", "title", "subtitle"));
        names.addAll(
                Set.of("description", "status", "duration", "privacy_type", "play_link", "embed_link", "hls_link"));
        names.add("updated_at");
        for (int number = 1; number < 4; number++) {
            Map<String, Object> video = library.videos.get(number);
            names.forEach(name -> video.put(name, null));
            video.put("tags", List.of("a tag"));
            video.put("assets", List.of(Map.of("id", "a file")));
        }
        library.videos.get(2).remove("subtitle");
        library.videos.get(3).put("assets", List.of());
        assertThat(sync()).as(said()).isZero();
        assertThat(library.requested).doesNotContain("/v1/videos/v1").contains("/v1/videos/v2", "/v1/videos/v3");
        assertThat(MirrorContents.query(database, "select tag from kinescope_video_tag where video_id = 'v1'"))
                .containsExactly(Map.of("tag", "a tag"));
    }

    /** But for what no database takes. The backslash before the first u0000 is one of the text. */
    @ParameterizedTest
    @EnumSource
    void keepsTheAnswerAsItCame(Engine engine) {
        database = engine.newDatabase(directory);
        Map<String, Object> unknown = new LinkedHashMap<>();
        unknown.put("price", new BigDecimal("1.10"));
        unknown.put("large", new BigDecimal("123456789012345678901234567890.123"));
        unknown.put("nothing", null);
        unknown.put("text", "a\\u0000 b\\\0 c\uD83D d\uD83D\uDE00");
        library.videos.get(1).put("unknown", unknown);
        library.projects.get(1).put("unknown", unknown);
        library.folders.get(1).put("unknown", unknown);
        assertThat(sync()).as(said()).isZero();
        for (String kind : List.of("video", "project", "folder")) {
            assertThat(MirrorContents.query(
                            database, "select answer from kinescope_" + kind + " where id = '" + kind.charAt(0) + "1'"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.get("answer").replace(": ", ":"))
                            .contains("\"price\":1.10", "\"large\":123456789012345678901234567890.123")
                            .contains("\"nothing\":null", "\"id\":\"" + kind.charAt(0) + "1\"")
                            .contains("\"text\":\"a\\\\u0000 b\\\\\uFFFD c\uFFFD d\uD83D\uDE00\""));
        }
    }

    /** The answers, and what is mirrored of them. */
    static Stream<Arguments> oddAnswers() {
        return Stream.of(
                        Map.of("\"\\u0000\"", "\"\uFFFD\""),
                        Map.of("{\"a\\u0000\":1}", "{\"a\uFFFD\":1}"),
                        Map.of("NaN", "\"NaN\""),
                        Map.of("1e400", "1"),
                        Map.of("1e200000", "\"1E+200000\""),
                        Map.of("-1e200000", "\"-1E+200000\""),
                        Map.of("1e-20000", "\"1E-20000\""),
                        Map.of("1".repeat(2_000), "1".repeat(2_000)),
                        Map.of("[".repeat(1_000) + "]".repeat(1_000), "[".repeat(1_000) + "]".repeat(1_000)))
                .flatMap(json -> json.entrySet().stream())
                .flatMap(json ->
                        Stream.of(Engine.values()).map(engine -> Arguments.of(engine, json.getKey(), json.getValue())));
    }

    @ParameterizedTest
    @MethodSource("oddAnswers")
    void keepsAnAnswerThatIsOdd(Engine engine, String json, String mirrored) {
        database = engine.newDatabase(directory);
        library.videos.subList(3, 101).clear();
        library.videos.get(1).put("unknown", new RawValue(json));
        assertThat(sync()).as(said()).isZero();
        assertThat(stored("video", "removed_at is null")).as(said()).hasSize(3);
        assertThat(MirrorContents.query(database, "select answer from kinescope_video where id = 'v1'"))
                .singleElement()
                .satisfies(
                        row -> assertThat(row.get("answer").replace(": ", ":")).contains("\"unknown\":" + mirrored));
    }

    /** Of two fields of one name, the last counts. */
    @ParameterizedTest
    @EnumSource
    void takesFieldsThatComeTwice(Engine engine) {
        database = engine.newDatabase(directory);
        library.videos.get(1).put("unknown", new RawValue("{\"a\":1,\"a\":2}"));
        library.videos.get(1).put("subtitle", new RawValue("\"a\",\"subtitle\":\"b\""));
        assertThat(sync()).as(said()).isZero();
        assertThat(MirrorContents.query(database, "select subtitle from kinescope_video where id = 'v1'"))
                .containsExactly(Map.of("subtitle", "b"));
    }

    @ParameterizedTest
    @MethodSource("oddNumbers")
    void anOddNumberHoldsUpNoVideo(Engine engine, String field, String json) {
        database = engine.newDatabase(directory);
        library.videos.subList(3, 101).clear();
        library.videos.get(1).put(field, new RawValue(json));
        assertThat(sync()).as(said()).isZero();
        assertThat(stored("video", "removed_at is null")).as(said()).hasSize(3);
    }

    static Stream<Arguments> oddNumbers() {
        return Stream.of("duration 1e400", "duration 1e200000", "version 1e30", "version 1.5")
                .map(number -> number.split(" "))
                .flatMap(
                        number -> Stream.of(Engine.values()).map(engine -> Arguments.of(engine, number[0], number[1])));
    }

    private static boolean isLast(Map<String, Object> odd) {
        return odd.get("created_at").toString().startsWith("+");
    }

    private void assertIsSkipped(String kind, int others) {
        for (int run = 0; run < 2; run++) {
            assertThat(sync()).as(said()).isZero();
            assertThat(said()).contains("skipped " + kind + " ", ", skipped 1: ");
            assertThat(said().lines().filter(line -> line.startsWith("skipped ")))
                    .hasSize(1)
                    .allSatisfy(line -> assertThat(line).doesNotContain("\0"));
            assertThat(stored(kind, "removed_at is null")).hasSize(others);
        }
        assertThat(said()).contains("added 0, changed 0, removed 0, ");
    }

    @Test
    void believesNoEmptyListing() {
        assertThat(sync()).isZero();
        List<Map<String, Object>> videos = new ArrayList<>(library.videos);
        library.videos.clear();
        for (int run = 0; run < 2; run++) {
            assertThat(sync()).isEqualTo(1);
            assertThat(said())
                    .contains("failed: the API no longer lists 101 of 101 videos, more than 20 %, so nothing was"
                            + " marked as removed; if they are really gone, run it again with --allow-removals");
            assertThat(stored("video", "removed_at is not null")).isEmpty();
        }
        library.videos.addAll(videos);
        assertThat(sync()).isZero();
        assertThat(said()).contains("added 0, changed 0, removed 0, unchanged ");
        library.videos.clear();
        assertThat(sync("--max-removed", "100")).isZero();
        assertThat(said()).contains("removed 101, ");
    }

    @Test
    void believesNoListingThatEndsBeforeItsTotal() {
        assertThat(sync()).isZero();
        library.window = 50;
        assertThat(sync()).isEqualTo(1);
        assertThat(stored("video", "removed_at is not null")).isEmpty();
        library.window = Integer.MAX_VALUE;
        assertThat(sync()).as(said()).isZero();
        assertThat(stored("video", "removed_at is null")).hasSize(101);
    }

    /** New entries do not hide that the old ones are gone. */
    @Test
    void removesNoMoreThanItsShareOfWhatThereWas() {
        assertThat(sync()).isZero();
        library.videos.subList(10, 31).clear();
        library.videos.addAll(entries("n", 200, 400));
        assertThat(sync()).isEqualTo(1);
        assertThat(said()).contains("failed: the API no longer lists 21 of 101 videos");
        assertThat(sync()).isEqualTo(1);
        assertThat(said()).contains("failed: the API no longer lists 21 of 101 videos");
        assertThat(sync("--max-removed", "21")).as(said()).isZero();
        assertThat(said()).contains("removed 21, ");
    }

    @Test
    void removesASmallShare() {
        assertThat(sync()).isZero();
        library.videos.subList(10, 30).clear();
        library.folders.clear();
        assertThat(sync()).as(said()).isZero();
        assertThat(said()).contains("removed 25, ");
    }

    @Test
    void takesNewProjectsForOldOnesWhenToldTo() {
        assertThat(sync()).isZero();
        library.projects.clear();
        library.projects.addAll(entries("q", 0, 2));
        for (int run = 0; run < 2; run++) {
            assertThat(sync()).isEqualTo(1);
            assertThat(said())
                    .contains("failed: the database mirrors another workspace", "run it again with --allow-removals");
            assertThat(stored("project", "removed_at is null")).hasSize(3);
        }
        assertThat(sync("--max-removed", "100")).as(said()).isZero();
        assertThat(stored("project", "removed_at is null")).hasSize(2);
        assertThat(sync()).isZero();
    }

    @Test
    void removesNoProjectOfWhichTheApiSaysNothing() {
        assertThat(sync()).isZero();
        library.projects.remove(2);
        library.refused.add("/v1/projects/p2");
        assertThat(sync()).isEqualTo(1);
        assertThat(said())
                .contains("no answer about project p2: GET /v1/projects/{project_id} answered 400", ", incomplete 1: ");
        assertThat(stored("project", "removed_at is null")).hasSize(3);
        library.refused.clear();
        assertThat(sync()).as(said()).isZero();
        assertThat(stored("project", "removed_at is null")).hasSize(2);
    }

    /** Nothing says that it is gone. */
    @Test
    void keepsAFolderThatMayBeInAProjectWhoseFoldersAreRefused() {
        assertThat(sync()).isZero();
        int folders = stored("folder", "removed_at is null").size();
        library.projectOfFolders = 1;
        library.refused.add("/v1/projects/p1/folders");
        assertThat(sync()).isEqualTo(1);
        assertThat(stored("folder", "removed_at is null")).isNotEmpty().hasSize(folders);
        library.refused.clear();
        assertThat(sync()).as(said()).isZero();
        assertThat(stored("folder", "removed_at is null and project_id = 'p1'")).hasSize(folders);
        library.folders.clear();
        assertThat(sync("--max-removed", "100")).as(said()).isZero();
        assertThat(stored("folder", "removed_at is null")).isEmpty();
    }

    /** Its row is removed and comes back without its details, which are requested next time. */
    @Test
    void requestsTheDetailsOfAVideoThatIsBackAgain() {
        assertThat(sync()).isZero();
        Map<String, Object> video = library.videos.remove(30);
        assertThat(sync()).isZero();
        library.videos.add(30, video);
        library.refused.add("/v1/videos/v30");
        assertThat(sync()).isEqualTo(1);
        assertThat(said()).contains("added 1, changed 0, removed 0, ", ", incomplete 1: ");
        library.refused.clear();
        assertThat(sync()).isZero();
        assertThat(said()).contains("added 0, changed 1, removed 0, ");
        assertThat(sync()).isZero();
        assertThat(said()).contains("added 0, changed 0, removed 0, ");
    }

    /** A wall of lines helps nobody. */
    @Test
    void namesTheFirstVideosThatAreRefused() {
        library.videos.forEach(video -> library.refused.add("/v1/videos/" + video.get("id")));
        assertThat(sync()).isEqualTo(1);
        assertThat(said().lines().filter(line -> line.startsWith("no details of video ")))
                .hasSize(2 * 20);
        assertThat(said()).contains("\nand 81 more\n", "failed: what the API says of 101 entries is incomplete");
    }

    private List<Map<String, String>> stored(String kind, String condition) {
        return MirrorContents.query(database, "select id from kinescope_" + kind + " where " + condition);
    }

    private int sync(String... options) {
        messages.reset();
        Job job = new Job(
                Map.of("KINESCOPE_API_TOKEN", ScriptedLibrary.TOKEN, "KINESCOPE_BASE_URL", library.url()),
                OutputStream.nullOutputStream(),
                new PrintStream(messages, true, StandardCharsets.UTF_8),
                0,
                builder -> builder.rateLimiter(RateLimiter.unlimited()).retry(RetryPolicy.none()));
        String[] all = Arrays.copyOf(options, options.length + 2);
        all[options.length] = "--database";
        all[options.length + 1] = database;
        return JobCommandLine.of(job, new SyncLibrary(job, Clock.systemUTC())).execute(all);
    }

    private String said() {
        return messages.toString(StandardCharsets.UTF_8);
    }
}
