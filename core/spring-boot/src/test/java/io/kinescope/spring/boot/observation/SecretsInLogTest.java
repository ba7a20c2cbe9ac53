package io.kinescope.spring.boot.observation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.uploads.Upload;
import io.kinescope.spring.boot.KinescopeAutoConfiguration;
import io.kinescope.spring.boot.KinescopeClientCustomizer;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.ScriptedAnswer;
import io.netty.handler.logging.LogLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.netty.transport.logging.AdvancedByteBufFormat;

/** The token is not in the log of an application that logs everything. */
class SecretsInLogTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final Lines log = new Lines();

    @BeforeEach
    void logEverything() {
        root.iteratorForAppenders().forEachRemaining(appender -> appender.addFilter(new Silence()));
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void logLess() {
        root.setLevel(before);
        root.detachAppender(log);
        root.iteratorForAppenders().forEachRemaining(appender -> appender.clearAllFilters());
    }

    @ParameterizedTest
    @EnumSource(AdvancedByteBufFormat.class)
    void theTokenIsNotThere(AdvancedByteBufFormat format) throws IOException {
        Path film = Files.write(directory.resolve("film.mp4"), new byte[300_000]);
        try (LocalKinescope server = LocalKinescope.builder().videos(1).start()) {
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(
                            KinescopeAutoConfiguration.class, KinescopeLogAutoConfiguration.class))
                    .withPropertyValues(
                            "kinescope.token=" + server.token(),
                            "kinescope.base-url=" + server.url(),
                            "kinescope.uploader-url=" + server.url(),
                            "kinescope.retry.first-backoff=1ms")
                    .withBean(
                            KinescopeClientCustomizer.class,
                            () -> builder -> builder.http(http -> http.wiretap("wire", LogLevel.TRACE, format)))
                    .run(context -> call(context.getBean(KinescopeClient.class), server, film));
            assertThat(text()).contains("wire");
            verifyNo(server.token());
        }
    }

    private static void call(KinescopeClient client, LocalKinescope server, Path film) {
        server.script("GET /v1/videos", ScriptedAnswer.error(503, 503, "down"));
        assertThat(client.videos().list().next().block(PATIENCE)).isNotNull();
        client.videos()
                .get(UUID.randomUUID().toString())
                .onErrorComplete(NotFoundException.class)
                .block(PATIENCE);
        String project = client.projects().list().next().block(PATIENCE).id();
        client.uploads()
                .video(Upload.of(film)
                        .parentId(project)
                        .title("Film")
                        .singleUpTo(0)
                        .chunkSize(100_000))
                .block(PATIENCE);
    }

    private void verifyNo(String token) {
        String text = text().toLowerCase(Locale.ROOT);
        // A dump has a column of characters and one of numbers, whose bytes go on in the next line.
        List<String[]> dump = text.lines()
                .filter(line -> line.matches("\\|[0-9a-f]{8}\\|.*\\|"))
                .map(line -> line.split("\\|", 4))
                .toList();
        String characters = dump.stream()
                .map(line -> line[3].substring(0, line[3].length() - 1))
                .collect(Collectors.joining());
        assertThat(text).doesNotContain(token);
        assertThat(characters).doesNotContain(token);
    }

    private String text() {
        return String.join("\n", log.lines);
    }

    /** The log of all threads. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            IThrowableProxy failure = event.getThrowableProxy();
            lines.add(event.getLoggerName() + " " + event.getFormattedMessage()
                    + (failure == null ? "" : ThrowableProxyUtil.asString(failure)));
        }
    }

    /** Keeps the console readable. */
    private static final class Silence extends Filter<ILoggingEvent> {

        @Override
        public FilterReply decide(ILoggingEvent event) {
            return FilterReply.DENY;
        }
    }
}
