package io.kinescope.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.netty.ChannelBindException;

@Timeout(60)
class CommandLineTest {

    private static final String TOKEN = "0b0d3ea0-6f1d-4c0a-a9a0-3f1f6a1f9b11";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void printsUrlAndToken() {
        try (LocalKinescope kinescope = start("--port", "0", "--videos", "7", "--token", TOKEN)) {
            assertThat(printed()).isEqualTo("url:   " + kinescope.url() + "\ntoken: " + TOKEN + "\n");
            assertThat(new Caller(kinescope).get("/v1/videos").total()).isEqualTo(7);
            assertThat(kinescope.token()).isEqualTo(TOKEN);
        }
    }

    @Test
    void servesAtThePortOnly() {
        try (LocalKinescope first = start("--port", "0")) {
            String port = first.url().substring(first.url().lastIndexOf(':') + 1);
            assertThatThrownBy(() -> start("--port", port))
                    .isInstanceOf(ChannelBindException.class)
                    .hasMessageContaining(port);
        }
    }

    @Test
    void removesTheLimits() {
        try (LocalKinescope kinescope = start("--port", "0", "--videos", "1", "--unlimited")) {
            Caller caller = new Caller(kinescope);
            for (int i = 0; i < 30; i++) {
                assertThat(caller.get("/v1/videos").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void logsRequests() {
        assertThat(log("requests")).contains(" POST /v1/tags 200").doesNotContain("Authorization", "{");
        assertThat(log("headers")).contains("  Authorization: Bearer ***\n").doesNotContain(TOKEN, "{");
        assertThat(log("bodies")).contains("  Authorization: Bearer ***\n  ", "\n  > {\"tag\":\n  > \"a\"}\n");
    }

    @Test
    void explainsItself() {
        assertThat(CommandLine.of(out, "--help").help()).isTrue();
        assertThat(CommandLine.USAGE).contains("--port", "--videos", "--token", "--unlimited", "--log");
    }

    @Test
    void refusesWhatIsNoOption() {
        for (String[] arguments : new String[][] {
            {"--ports", "1"}, {"--port"}, {"--port", "x"}, {"--videos", "1e3"}, {"--log", "all"}, {"8080"}
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CommandLine.of(out, arguments))
                    .withMessageContaining(arguments[0]);
        }
    }

    private String log(String detail) {
        bytes.reset();
        try (LocalKinescope kinescope = start("--port", "0", "--token", TOKEN, "--log", detail)) {
            bytes.reset();
            new Caller(kinescope).send("POST", "/v1/tags", "{'tag':\n'a'}");
            return printed();
        }
    }

    private LocalKinescope start(String... arguments) {
        return CommandLine.of(out, arguments).start();
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
