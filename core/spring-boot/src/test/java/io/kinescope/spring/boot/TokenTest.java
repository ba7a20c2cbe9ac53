package io.kinescope.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Where the token comes from, and what an application prints that has none. */
@ExtendWith(OutputCaptureExtension.class)
class TokenTest {

    private static final String TOKEN = "e51e55a1-7615-493e-9055-10ac9cc44ccd";
    private static final String ROTATED = "11111111-2222-3333-4444-555555555555";
    private static final String MALFORMED = "sk-3b9c2e";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(KinescopeAutoConfiguration.class));

    @TempDir
    private Path directory;

    @Test
    void aMissingTokenIsExplained(CapturedOutput output) {
        assertThat(start()).hasRootCauseInstanceOf(TokenException.class);
        assertThat(output).contains("APPLICATION FAILED TO START", "kinescope.token is not set.");
        assertThat(output).contains("a UUID such as 00000000-", "https://app.kinescope.io", "KinescopeTokenSupplier");
    }

    @Test
    void aMalformedTokenIsExplainedWithoutIt(CapturedOutput output) {
        assertThat(start("--kinescope.token=" + MALFORMED)).isNotNull();
        assertThat(output)
                .contains("The value of kinescope.token is not an API token of Kinescope.")
                .contains("kinescope.token is set by \"kinescope.token\" from property source \"commandLineArgs\"")
                .contains("https://app.kinescope.io")
                .doesNotContain(MALFORMED);
    }

    @Test
    void aPlaceholderWithoutAValueIsExplained(CapturedOutput output) {
        assertThat(start("--kinescope.token=${A_TOKEN_THAT_NOBODY_SETS}")).isNotNull();
        assertThat(output).contains("kinescope.token is a placeholder for an environment variable or property");
    }

    @Test
    void aMissingFileIsExplained(CapturedOutput output) {
        assertThat(start("--kinescope.token-file=" + directory.resolve("none"))).isNotNull();
        assertThat(output)
                .contains("kinescope.token-file, " + directory.resolve("none") + ", cannot be read: NoSuchFile");
    }

    @Test
    void aFileWithoutATokenIsExplainedWithoutItsContent(CapturedOutput output) throws IOException {
        Path file = Files.writeString(directory.resolve("token"), MALFORMED);
        assertThat(start("--kinescope.token-file=" + file)).isNotNull();
        assertThat(output)
                .contains("The content of kinescope.token-file, " + file + ", is not an API token")
                .doesNotContain(MALFORMED);
    }

    @Test
    void aBlankTokenIsMissing() {
        application
                .withPropertyValues("kinescope.token=")
                .run(context -> assertThat(context).getFailure().hasRootCauseMessage("kinescope.token is empty."));
    }

    @Test
    void whiteSpaceAroundTheTokenIsIgnored() {
        application.withPropertyValues("kinescope.token=" + TOKEN + " \t").run(context -> assertThat(
                        context.getBean(KinescopeConnectionDetails.class)
                                .getToken()
                                .block())
                .isEqualTo(TOKEN));
    }

    @Test
    void aTokenAndAFileExcludeEachOther() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), TOKEN);
        application
                .withPropertyValues("kinescope.token=" + TOKEN, "kinescope.token-file=" + file)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(MutuallyExclusiveConfigurationPropertiesException.class));
    }

    @Test
    void aFileMayEndWithALineBreak() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), TOKEN + "\n");
        application.withPropertyValues("kinescope.token-file=" + file).run(context -> assertThat(
                        context.getBean(KinescopeConnectionDetails.class)
                                .getToken()
                                .block(PATIENCE))
                .isEqualTo(TOKEN));
    }

    /** As Kubernetes mounts secrets: a link to a directory that is replaced as a whole. */
    @Test
    void aLinkThatIsSetAnewIsFollowedWithinASecond() throws IOException {
        Files.writeString(Files.createDirectory(directory.resolve("one")).resolve("token"), TOKEN);
        Files.writeString(Files.createDirectory(directory.resolve("two")).resolve("token"), ROTATED);
        Path data = Files.createSymbolicLink(directory.resolve("data"), Path.of("one"));
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        Mono<String> token = new TokenFile(data.resolve("token")).token(clock);
        assertThat(token.block(PATIENCE)).isEqualTo(TOKEN);

        Path next = Files.createSymbolicLink(directory.resolve("next"), Path.of("two"));
        Files.move(next, data, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        assertThat(token.block(PATIENCE)).isEqualTo(TOKEN);
        clock.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(token.block(PATIENCE)).isEqualTo(ROTATED);
    }

    /** Reactor logs what a cache drops. */
    @Test
    void aTokenThatIsReadAnewIsNotLogged(CapturedOutput output) throws IOException {
        LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
        logging.setLogLevel("reactor", LogLevel.TRACE);
        try {
            VirtualTimeScheduler clock = VirtualTimeScheduler.create();
            Mono<String> token = new TokenFile(Files.writeString(directory.resolve("token"), TOKEN)).token(clock);
            for (int second = 0; second < 3; second++) {
                assertThat(token.block(PATIENCE)).isEqualTo(TOKEN);
                clock.advanceTimeBy(Duration.ofSeconds(1));
            }
            assertThat(output).contains("expired").doesNotContain(TOKEN);
        } finally {
            logging.setLogLevel("reactor", null);
        }
    }

    @Test
    void theLastTokenStaysWhileTheFileCannotBeRead(CapturedOutput output) throws IOException {
        Path file = Files.writeString(directory.resolve("token"), TOKEN);
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        Mono<String> token = new TokenFile(file).token(clock);
        Files.writeString(file, MALFORMED);
        assertThat(token.block(PATIENCE)).isEqualTo(TOKEN);
        assertThat(output).contains("is not an API token").doesNotContain(MALFORMED);

        Files.writeString(file, ROTATED);
        clock.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(token.block(PATIENCE)).isEqualTo(ROTATED);
    }

    private static Throwable start(String... arguments) {
        SpringApplication starter = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .build();
        try {
            starter.run(arguments).close();
            return null;
        } catch (RuntimeException failure) {
            return failure;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(KinescopeAutoConfiguration.class)
    static class Application {}
}
