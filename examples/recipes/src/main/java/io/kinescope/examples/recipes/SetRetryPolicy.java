package io.kinescope.examples.recipes;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** How do I choose how long a call is retried? */
final class SetRetryPolicy {

    /** Three attempts, at most two seconds between them, and ten seconds for a rate limit to pass. */
    static final RetryPolicy SHORT = RetryPolicy.standard()
            .maxAttempts(3)
            .maxBackoff(Duration.ofSeconds(2))
            .maxRateLimitWait(Duration.ofSeconds(10));

    public static void main(String[] args) {
        Recipe.run(builder -> builder.retry(SHORT), SetRetryPolicy::count);
    }

    /** The time for all attempts together is the caller's. */
    static Mono<Long> count(KinescopeClient client) {
        return client.projects().list().count().timeout(Duration.ofSeconds(20));
    }
}
