package io.kinescope.examples.stream;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.test.LocalKinescope;

/** Streams a library of as many videos as its argument says, without limits, to be run in a JVM with a small heap. */
final class SmallHeapRead {

    private SmallHeapRead() {}

    public static void main(String[] arguments) {
        int videos = Integer.parseInt(arguments[0]);
        try (LocalKinescope kinescope =
                        LocalKinescope.builder().videos(videos).unlimited().start();
                KinescopeClient client = KinescopeClient.builder()
                        .token(kinescope.token())
                        .baseUrl(kinescope.url())
                        .rateLimiter(RateLimiter.unlimited())
                        .build()) {
            long start = System.nanoTime();
            Long read = client.videos().list().readAhead(8).count().block();
            System.out.printf(
                    "%d videos in %d requests: %.1f s, heap of %d MB%n",
                    read,
                    kinescope.requestCount(),
                    (System.nanoTime() - start) / 1e9,
                    Runtime.getRuntime().maxMemory() >> 20);
        }
    }
}
