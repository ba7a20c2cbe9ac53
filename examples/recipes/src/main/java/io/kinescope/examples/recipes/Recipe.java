package io.kinescope.examples.recipes;

import io.kinescope.client.KinescopeClient;
import io.kinescope.test.LocalKinescope;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Runs a recipe from a {@code main} method, which may block, and prints what it emits. */
final class Recipe {

    private Recipe() {}

    /**
     * Runs a recipe with the token in {@code KINESCOPE_API_TOKEN}, or with LocalKinescope if there is none.
     *
     * @param recipe the recipe, which gets a client
     */
    static void run(Function<KinescopeClient, Publisher<?>> recipe) {
        run(builder -> builder, recipe);
    }

    /**
     * Runs a recipe with options of its own.
     *
     * @param options sets options of the client
     * @param recipe the recipe, which gets a client
     */
    static void run(UnaryOperator<KinescopeClient.Builder> options, Function<KinescopeClient, Publisher<?>> recipe) {
        String token = System.getenv("KINESCOPE_API_TOKEN");
        if (token != null) {
            run(options.apply(KinescopeClient.builder().token(token)), recipe);
        } else {
            try (LocalKinescope kinescope = LocalKinescope.start()) {
                run(options.apply(local(kinescope)), recipe);
            }
        }
    }

    /**
     * Starts another JVM with the class path of this one, which prints where this one does.
     *
     * @param main the class with the {@code main} method
     * @param arguments its arguments
     */
    static Process start(Class<?> main, String... arguments) throws IOException {
        // The loader of exec:java knows the class path, the JVM does not.
        String classPath = main.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).inheritIO().start();
    }

    static KinescopeClient.Builder local(LocalKinescope kinescope) {
        return client(kinescope.url(), kinescope.token());
    }

    static KinescopeClient.Builder client(String url, String token) {
        return KinescopeClient.builder().token(token).baseUrl(url).uploaderUrl(url);
    }

    private static void run(KinescopeClient.Builder builder, Function<KinescopeClient, Publisher<?>> recipe) {
        try (KinescopeClient client = builder.build()) {
            Flux.from(recipe.apply(client)).doOnNext(System.out::println).blockLast();
        }
    }
}
