package io.kinescope.examples.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.examples.support.Job;
import io.kinescope.test.LocalKinescope;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KinescopeTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"stream", "sync", "upload", "analytics", "serve"})
    void everyCommandHasHelpAndAVersion(String command) {
        assertThat(run(Map.of(), command, "--help")).isZero();
        assertThat(text(output))
                .contains("Usage: kinescope " + command, "Exit codes:", "130", "stopped with Ctrl-C")
                .doesNotContain("\u001b[");
        output.reset();
        assertThat(run(Map.of(), command, "--version")).isZero();
        assertThat(text(output)).startsWith("kinescope ");
        assertThat(text(messages)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream", "sync", "upload", "analytics"})
    void helpNamesTheVariableOfEveryOption(String command) {
        assertThat(run(Map.of(), command, "--help")).isZero();
        assertThat(text(output))
                .containsPattern("KINESCOPE_BASE_URL +--base-url\n")
                .containsPattern("KINESCOPE_DEMO +--demo\n")
                .contains("KINESCOPE_API_TOKEN", "HTTPS_PROXY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | kinescope: unknown command: nonsense; see kinescope --help",
                "stream extra | kinescope stream: unknown argument: extra; see kinescope stream --help",
                "stream --nonsense | kinescope stream: Unknown option: '--nonsense'; see kinescope stream --help",
                "analytics --from yesterday | Invalid value for option '--from': needs a day such as 2024-01-31; see ",
                "serve --videos x | Invalid value for option '--videos': needs a whole number; see ",
                "sync --concurrency 0 | Invalid value for option '--concurrency': needs a number from 1 to 9999; see ",
            })
    void namesWhatIsWrong(String arguments, String message) {
        assertThat(run(Map.of(), arguments.split(" "))).isEqualTo(2);
        assertThat(text(messages)).hasLineCount(1).contains(message).doesNotContain("java.");
    }

    @Test
    void namesTheVariableThatIsWrong() {
        Map<String, String> environment = Map.of("KINESCOPE_CONCURRENCY", "many");
        assertThat(run(environment, "sync")).isEqualTo(2);
        assertThat(text(messages)).contains("needs a number from 1 to 9999 (from KINESCOPE_CONCURRENCY); see ");
        messages.reset();
        assertThat(run(environment, "sync", "--concurrency=0")).isEqualTo(2);
        assertThat(text(messages)).contains("needs a number from 1 to 9999; see ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KINESCOPE_API_TOKEN | x | the API token must be a UUID",
                "KINESCOPE_BASE_URL | x | --base-url must be a URL",
                "KINESCOPE_BASE_URL | http://a.example | --base-url must be https; http is allowed for the loopback interface;",
                "KINESCOPE_UPLOADER_URL | http://127.0.0.1:1 | --uploader-url must have a port from 10 to 65535, not 1;",
                "HTTPS_PROXY | socks5://127.0.0.1:1 | HTTPS_PROXY must be a URL such as http://user:password@host:3128",
            })
    void aTokenOrUrlThatIsNoneIsAWrongOption(String variable, String value, String message) {
        Map<String, String> environment =
                new HashMap<>(Map.of("KINESCOPE_API_TOKEN", "e51e55a1-7615-493e-9055-10ac9cc44ccd"));
        environment.put(variable, value);
        assertThat(run(environment, "stream")).isEqualTo(2);
        assertThat(text(messages)).hasLineCount(1).contains("kinescope stream: " + message);
    }

    @Test
    void needsACommand() {
        assertThat(run(Map.of())).isEqualTo(2);
        assertThat(text(messages))
                .contains("kinescope: needs one of stream, sync, upload, analytics, serve")
                .hasLineCount(1);
    }

    @Test
    void saysThatAPortIsInUse() {
        try (LocalKinescope other = LocalKinescope.builder().videos(1).start()) {
            int port = URI.create(other.url()).getPort();
            assertThat(run(Map.of(), "serve", "--port", Integer.toString(port))).isEqualTo(1);
            assertThat(text(messages)).isEqualTo("failed: port " + port + " is in use, or may not be used\n");
        }
    }

    @Test
    void printsACompletionScript() {
        assertThat(run(Map.of(), "generate-completion")).isZero();
        assertThat(text(output)).contains("kinescope", "--max-removed");
    }

    @Test
    void takesOptionsFromTheEnvironment(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("videos.ndjson");
        try (LocalKinescope kinescope = LocalKinescope.builder().videos(7).start()) {
            Map<String, String> environment = new HashMap<>();
            environment.put("KINESCOPE_API_TOKEN", kinescope.token());
            environment.put("KINESCOPE_BASE_URL", kinescope.url());
            environment.put("KINESCOPE_OUTPUT", file.toString());
            assertThat(run(environment, "stream")).as(text(messages)).isZero();
        }
        assertThat(Files.readAllLines(file)).hasSize(7);
    }

    /** CI passes a secret that was deleted as an empty text. */
    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void refusesAnEmptyToken(String token) {
        assertThat(run(Map.of("KINESCOPE_API_TOKEN", token), "stream")).isEqualTo(2);
        assertThat(text(messages))
                .hasLineCount(1)
                .startsWith(
                        "kinescope stream: KINESCOPE_API_TOKEN is empty; set it to a token of the workspace, or add --demo");
        assertThat(output.size()).isZero();
    }

    @Test
    void aHostNeedsATokenAndIsNoDemo() {
        Map<String, String> environment = Map.of("KINESCOPE_BASE_URL", "http://127.0.0.1:1");
        assertThat(run(environment, "sync")).isEqualTo(2);
        assertThat(text(messages)).contains("KINESCOPE_API_TOKEN is not set, but --base-url is");
        messages.reset();
        assertThat(run(environment, "sync", "--demo")).isEqualTo(2);
        assertThat(text(messages)).contains("--demo excludes --base-url");
    }

    private int run(Map<String, String> environment, String... arguments) {
        PrintStream printed = new PrintStream(messages, true, StandardCharsets.UTF_8);
        return Kinescope.commandLine(new Job(environment, output, printed, 0), Clock.systemUTC())
                .execute(arguments);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
