package io.kinescope.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the README honest. */
class ReadmeTest {

    private final String readme = read(Path.of("..", "..", "README.md"));

    @Test
    void theFirstProgramCompilesAndIsShort(@TempDir Path output) {
        String program = blocks("java").get(0);
        long lines = program.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("import"))
                .count();
        assertThat(lines).isLessThanOrEqualTo(10);

        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///FirstProgram.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return program;
                    }
                };
        List<String> options =
                List.of("-d", output.toString(), "-proc:none", "-classpath", System.getProperty("java.class.path"));
        boolean compiled = compiler.getTask(null, null, problems, options, null, List.of(source))
                .call();
        assertThat(problems.getDiagnostics()).isEmpty();
        assertThat(compiled).isTrue();
    }

    /** But for line breaks: a reader wants few lines, the formatter short ones. */
    @Test
    void theFirstProgramIsARecipe() {
        String recipe = read(Path.of("..", "recipes/src/main/java/io/kinescope/examples/recipes/FirstProgram.java"));
        assertThat("package io.kinescope.examples.recipes;\n\n" + blocks("java").get(0))
                .isEqualToIgnoringWhitespace(recipe);
    }

    @Test
    void theFirstTwoShellBlocksAreOneCommandEach() {
        List<String> commands = blocks("bash");
        assertThat(commands.get(0).lines()).hasSize(1);
        assertThat(commands.get(1).lines()).hasSize(1);
    }

    /** Whatever else is shown in the README: CI runs the command that it calls the tests. */
    @Test
    void ciRunsTheTestCommand() {
        List<String> script = read(Path.of("..", "..", ".ci", "run")).lines().toList();
        assertThat(script.get(script.size() - 1))
                .isEqualTo(blocks("bash").get(1).strip());
    }

    @Test
    void theInstallationNamesThisVersion() {
        Matcher version = Pattern.compile("<artifactId>kinescope-reactive-parent</artifactId>\\s*<version>(.*?)<")
                .matcher(read(Path.of("..", "..", "pom.xml")));
        assertThat(version.find()).isTrue();
        assertThat(blocks("xml")).hasSize(2).allSatisfy(block -> assertThat(block)
                .contains("<version>" + version.group(1) + "</version>"));
    }

    @Test
    void everyOptionAndEveryGroupIsNamed() {
        for (Method option : KinescopeClient.Builder.class.getMethods()) {
            if (option.getReturnType() == KinescopeClient.Builder.class) {
                assertThat(readme).contains("`" + option.getName() + "(");
            }
        }
        Arrays.stream(KinescopeClient.class.getMethods())
                .filter(method -> method.getReturnType().getName().startsWith("io.kinescope.client."))
                .filter(method ->
                        method.getParameterCount() == 0 && !method.getName().equals("builder"))
                .forEach(group -> {
                    assertThat(readme).contains("`" + group.getName() + "()`");
                    for (Method method : group.getReturnType().getDeclaredMethods()) {
                        if (Modifier.isPublic(method.getModifiers())) {
                            assertThat(readme).contains("`" + method.getName() + "`");
                        }
                    }
                });
    }

    private List<String> blocks(String language) {
        Matcher block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(readme);
        return block.results().map(result -> result.group(1)).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
