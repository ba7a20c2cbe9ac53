package io.kinescope.examples.recipes;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.redis.RedisRateLimiter;
import io.kinescope.test.LocalKinescope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** How do several processes share the limits of one token through Redis? */
final class SharedLimit {

    public static void main(String[] args) throws Exception {
        String redis = System.getenv().getOrDefault("REDIS_URL", "redis://localhost:6379");
        if (args.length > 0) { // one of the processes
            System.out.println(countReads(args[0], args[1], args[2], Duration.ofSeconds(4)) + " reads in 4 s");
            return;
        }
        try (LocalKinescope kinescope = LocalKinescope.start()) {
            List<Process> processes = new ArrayList<>();
            for (int number = 0; number < 3; number++) {
                processes.add(Recipe.start(SharedLimit.class, kinescope.url(), kinescope.token(), redis));
            }
            for (Process process : processes) {
                process.waitFor();
            }
            System.out.println(kinescope.refusedCount() + " of " + kinescope.requestCount() + " refused");
        }
    }

    static long countReads(String url, String token, String redis, Duration time) {
        try (RedisRateLimiter limiter =
                        RedisRateLimiter.builder(redis).key(token).build();
                KinescopeClient client =
                        Recipe.client(url, token).rateLimiter(limiter).build()) {
            Mono<Long> read = client.projects().list().count();
            return Objects.requireNonNull(
                    read.then(read.repeat().take(time).count()).block());
        }
    }
}
