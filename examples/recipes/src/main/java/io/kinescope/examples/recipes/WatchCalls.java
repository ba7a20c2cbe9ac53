package io.kinescope.examples.recipes;

import io.kinescope.client.api.CallListener;
import io.kinescope.client.videos.Video;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How do I log calls with their request ids, and see retries? */
final class WatchCalls {

    public static void main(String[] args) {
        Recipe.run(
                builder -> builder.listener(log(System.err::println)),
                client -> client.videos().list().take(3).map(Video::title));
    }

    static CallListener.Factory log(Consumer<String> log) {
        return (operation, context) -> new CallListener() {
            @Override
            public void answered(int status, @Nullable String requestId, Duration took) {
                log.accept(operation + " answered " + status + ", request " + requestId);
            }

            @Override
            public void retrying(Throwable failure, Duration wait) {
                log.accept(failure.getMessage() + ", again in " + wait);
            }
        };
    }
}
