package io.kinescope.examples.recipes;

import io.kinescope.client.KinescopeClient;
import java.util.Map;
import reactor.core.publisher.Flux;

/** How do I call an operation that has no method yet, or read a field that has none? */
final class CallAnyOperation {

    public static void main(String[] args) {
        Recipe.run(CallAnyOperation::titles);
    }

    /** Limits, retries and errors are the same; the path template names the call in messages, never the ids. */
    static Flux<String> titles(KinescopeClient client) {
        return client.api()
                .get("/v1/videos")
                .query("per_page", 50)
                .items(Map.class)
                .take(50)
                .map(video -> String.valueOf(video.get("title")));
    }
}
