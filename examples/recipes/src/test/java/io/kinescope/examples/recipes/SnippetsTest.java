package io.kinescope.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiles every Java snippet of the documents, and follows every link between them. */
class SnippetsTest {

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern SNIPPET = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern EXPORTED = Pattern.compile("exports ([a-z.]+);");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]*)(#[^)]*)?\\)");

    /** The variables that a snippet may use without declaring them. */
    private static final String CONTEXT = """
            abstract class Context {
                KinescopeClient client;
                LocalKinescope kinescope;
                String videoId;
                String projectId;
                String saved;
                Mono<String> call;
                String password;
                String pem;
                String nextPem;
                String token;
                String authorizationHeader;
                byte[] body;
                Video video;
                LiveEvent liveEvent;
                abstract Mono<Void> publish(String videoId);
                abstract Mono<Boolean> mayWatch(String token, String videoId);
                io.lettuce.core.api.StatefulRedisConnection<String, String> connection;
                abstract Mono<Void> save(java.util.List<Checkpointed<Video>> batch, String checkpoint);
            }
            """;

    @TempDir
    private Path output;

    record Snippet(String document, int line, String code) {

        @Override
        public String toString() {
            return document + ":" + line;
        }
    }

    static List<Path> documents() throws IOException {
        try (Stream<Path> pages = Files.list(ROOT.resolve("core/docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "examples/README.md")
                                    .map(ROOT::resolve),
                            pages.filter(page -> page.toString().endsWith(".md")))
                    .toList();
        }
    }

    /** Those of the Spring Boot starter are compiled by its own test. */
    static List<Snippet> snippets() throws IOException {
        return documents().stream()
                .filter(page -> !page.endsWith("webflux.md"))
                .flatMap(SnippetsTest::snippets)
                .toList();
    }

    private static Stream<Snippet> snippets(Path document) {
        String text = read(document);
        return SNIPPET.matcher(text)
                .results()
                .map(snippet -> new Snippet(
                        ROOT.relativize(document).toString(),
                        (int) text.substring(0, snippet.start()).lines().count() + 1,
                        snippet.group(1)));
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void compiles(Snippet snippet) {
        if (snippet.code().startsWith("import ")) {
            assertThat(compile(snippet.code())).isEmpty();
            return;
        }
        String asStatements = compile(wrap("void run() throws Exception {\n" + snippet.code() + "\n}"));
        if (!asStatements.isEmpty()) {
            assertThat(compile(wrap(snippet.code())))
                    .as("as members of a class; as statements: %s", asStatements)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadSomewhere(Path document) {
        Matcher links = LINK.matcher(read(document));
        while (links.find()) {
            Path target = links.group(1).isEmpty()
                    ? document
                    : document.resolveSibling(links.group(1)).normalize();
            assertThat(target).exists();
            if (links.group(2) != null) {
                assertThat(anchors(target)).contains(links.group(2).substring(1));
            }
        }
    }

    @Test
    void aSnippetThatDoesNotCompileIsFound() {
        assertThat(compile(wrap("void run() { client.videos().lists(); }"))).contains("lists");
    }

    private static Set<String> anchors(Path document) {
        return read(document)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line ->
                        line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", ""))
                .map(heading -> heading.replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String wrap(String members) {
        return imports() + CONTEXT + "abstract class Snippet extends Context {\n" + members + "\n}\n";
    }

    /** On demand, so that what the snippet names is found, and what is ambiguous would show. */
    private static String imports() {
        Set<String> packages = new TreeSet<>(List.of(
                "java.nio.charset",
                "java.nio.file",
                "java.time",
                "java.util",
                "reactor.core.publisher",
                "org.springframework.web.bind.annotation",
                "io.kinescope.client.redis",
                "io.kinescope.test"));
        EXPORTED.matcher(read(ROOT.resolve("core/client/src/main/java/module-info.java")))
                .results()
                .map(exported -> exported.group(1))
                .forEach(packages::add);
        return packages.stream().map(name -> "import " + name + ".*;\n").collect(Collectors.joining());
    }

    /** Returns what the compiler objects to; empty if it does not. */
    private String compile(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        Matcher type = Pattern.compile("class (\\w+)(?: extends Context)? \\{").matcher(source);
        List<String> types = type.results().map(result -> result.group(1)).toList();
        JavaFileObject file =
                new SimpleJavaFileObject(
                        URI.create("string:///" + types.get(types.size() - 1) + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options = List.of(
                "-d", output.toString(), "-proc:none", "-nowarn", "-classpath", System.getProperty("java.class.path"));
        boolean compiled = compiler.getTask(problems, null, null, options, null, List.of(file))
                .call();
        return compiled ? "" : problems.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
