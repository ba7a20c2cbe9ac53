package io.kinescope.examples.recipes;

import io.kinescope.client.KinescopeClient;
import io.kinescope.test.LocalKinescope;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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

    static KinescopeClient.Builder local(LocalKinescope kinescope) {
        return KinescopeClient.builder()
                .token(kinescope.token())
                .baseUrl(kinescope.url())
                .uploaderUrl(kinescope.url());
    }

    private static void run(KinescopeClient.Builder builder, Function<KinescopeClient, Publisher<?>> recipe) {
        try (KinescopeClient client = builder.build()) {
            Flux.from(recipe.apply(client)).doOnNext(System.out::println).blockLast();
        }
    }
}
