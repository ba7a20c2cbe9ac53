package io.kinescope.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.ratelimit.RateLimiter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The Java of {@code core/docs/testing.md}: its test classes pass, its other statements run. */
@Timeout(60)
class TestingPageTest {

    private static final Path PAGE = Path.of("..", "docs", "testing.md");
    private static final Pattern FENCE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("^class (\\w+)", Pattern.MULTILINE);
    private static final String STATEMENTS = """
            import io.kinescope.client.*;
            import io.kinescope.client.api.*;
            import io.kinescope.client.listing.*;
            import io.kinescope.client.ratelimit.*;
            import io.kinescope.client.videos.*;
            import io.kinescope.test.*;
            import java.nio.charset.*;
            import java.time.*;
            import java.util.*;
            import reactor.core.publisher.*;

            public class Statements {

                public static void run(LocalKinescope kinescope, KinescopeClient client) throws Exception {
                    %s
                }
            }
            """;

    @TempDir
    private Path output;

    static Stream<String> testClasses() throws IOException {
        return fences().filter(java -> TYPE.matcher(java).find());
    }

    static Stream<String> statements() throws IOException {
        return fences().filter(java -> !TYPE.matcher(java).find());
    }

    @ParameterizedTest
    @MethodSource("testClasses")
    void testClassesPass(String java) throws Exception {
        Matcher type = TYPE.matcher(java);
        assertThat(type.find()).isTrue();
        try (URLClassLoader loader = compile(type.group(1), java)) {
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(DiscoverySelectors.selectClass(loader.loadClass(type.group(1))))
                                    .build(),
                            listener);
            StringWriter failures = new StringWriter();
            listener.getSummary().printFailuresTo(new PrintWriter(failures));
            assertThat(failures).asString().isEmpty();
            assertThat(listener.getSummary().getTestsSucceededCount()).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void statementsRun(String java) throws Exception {
        try (URLClassLoader loader = compile("Statements", STATEMENTS.formatted(java));
                LocalKinescope kinescope =
                        LocalKinescope.builder().videos(20).unlimited().start();
                KinescopeClient client = KinescopeClient.builder()
                        .token(kinescope.token())
                        .baseUrl(kinescope.url())
                        .rateLimiter(RateLimiter.unlimited())
                        .build()) {
            client.videos().list().blockLast();
            loader.setDefaultAssertionStatus(true);
            loader.loadClass("Statements")
                    .getMethod("run", LocalKinescope.class, KinescopeClient.class)
                    .invoke(null, kinescope, client);
        }
    }

    private static Stream<String> fences() throws IOException {
        List<String> fences = FENCE.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult fence) -> fence.group(1))
                .toList();
        assertThat(fences).hasSizeGreaterThan(4);
        return fences.stream();
    }

    private URLClassLoader compile(String type, String java) throws IOException {
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///" + type + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return java;
                    }
                };
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<String> options =
                List.of("-d", output.toString(), "-proc:none", "-classpath", System.getProperty("java.class.path"));
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problems, options, null, List.of(source))
                .call();
        assertThat(problems.getDiagnostics()).isEmpty();
        return new URLClassLoader(new URL[] {output.toUri().toURL()}, getClass().getClassLoader());
    }
}
