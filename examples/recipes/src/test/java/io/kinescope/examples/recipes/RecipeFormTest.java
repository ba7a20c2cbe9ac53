package io.kinescope.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps recipes short, and each the answer to one question. */
class RecipeFormTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "io", "kinescope", "examples", "recipes");

    static Stream<Path> recipes() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files
                    .filter(file -> !file.endsWith("package-info.java") && !file.endsWith("Recipe.java"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void hasAtMostThirtyLines(Path file) throws IOException {
        assertThat(Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith("package ") && !line.startsWith("import "))
                        .filter(line -> !line.isBlank()))
                .hasSizeLessThanOrEqualTo(30);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void asksOneQuestionAndIsRunByATest(Path file) throws IOException {
        String source = Files.readString(file);
        assertThat(source).contains("public static void main(String[] args)");
        String name = file.getFileName().toString().replace(".java", "");
        if (!name.equals("FirstProgram")) {
            assertThat(source).containsPattern("/\\*\\* How d(o|oes) [^.]*\\? \\*/");
            assertThat(Files.readString(Path.of("src/test/java/io/kinescope/examples/recipes/RecipesTest.java")))
                    .contains(name + ".");
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void isListed(Path file) throws IOException {
        assertThat(Files.readString(Path.of("..", "README.md")))
                .contains(file.getFileName().toString().replace(".java", "`"));
    }
}
