package io.kinescope.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps the README honest. */
class ReadmeTest {

    private final String readme = read(Path.of("..", "..", "README.md"));

    @Test
    void theFirstProgramIsShort() {
        assertThat(blocks("java").get(0).lines().filter(line -> !line.isBlank() && !line.startsWith("import")))
                .hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void hasAtMostTwoHundredLines() {
        assertThat(readme.lines()).hasSizeLessThanOrEqualTo(200);
    }

    /** But for line breaks: a reader wants few lines, the formatter short ones. */
    @Test
    void theFirstProgramIsARecipe() {
        String recipe = read(Path.of("src/main/java/io/kinescope/examples/recipes/FirstProgram.java"));
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
        String expected = "<version>" + version.group(1) + "</version>";
        assertThat(blocks("xml")).isNotEmpty().allSatisfy(block -> assertThat(block)
                .contains(expected));
        assertThat(blocks("xml", read(Path.of("..", "..", "core", "docs", "installation.md"))))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(block).contains(expected));
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
                .filter(method -> method.getReturnType() != KinescopeClient.class)
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
        return blocks(language, readme);
    }

    private static List<String> blocks(String language, String document) {
        Matcher block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(document);
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
