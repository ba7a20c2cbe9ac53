package io.kinescope.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.json.JsonParserFactory;

/** {@code core/docs/webflux.md}: its Java compiles, and it has every property. */
class WebfluxPageTest {

    private static final Path PAGE = Path.of("..", "docs", "webflux.md");
    private static final Pattern FENCE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path output;

    static List<String> snippets() throws IOException {
        return FENCE.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult fence) -> fence.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void compiles(String java) {
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
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
    }

    @Test
    void hasEveryPropertyAndNoOther() throws IOException {
        List<String> documented = Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("| `kinescope."))
                .flatMap(WebfluxPageTest::names)
                .toList();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(properties());
    }

    /** A row has one property, or several that differ in their last part. */
    private static Stream<String> names(String row) {
        List<String> names = Pattern.compile("`([^`]+)`")
                .matcher(row.substring(0, row.indexOf(" | ")))
                .results()
                .map(name -> name.group(1))
                .toList();
        String prefix = names.get(0).substring(0, names.get(0).lastIndexOf('.') + 1);
        return names.stream().map(name -> name.startsWith("kinescope.") ? name : prefix + name);
    }

    private static List<String> properties() throws IOException {
        String metadata = Files.readString(Path.of("target/classes/META-INF/spring-configuration-metadata.json"));
        List<?> properties =
                (List<?>) JsonParserFactory.getJsonParser().parseMap(metadata).get("properties");
        return properties.stream()
                .map(property -> String.valueOf(((Map<?, ?>) property).get("name")))
                .filter(name -> name.startsWith("kinescope."))
                .toList();
    }
}
