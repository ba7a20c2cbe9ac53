package io.kinescope.examples.recipes;

import io.kinescope.client.KinescopeClient;

class FirstProgram {
    public static void main(String[] args) {
        try (KinescopeClient client = KinescopeClient.builder()
                .token(System.getenv("KINESCOPE_API_TOKEN"))
                .build()) {
            client.videos()
                    .list()
                    .take(10)
                    .doOnNext(video -> System.out.println(video.title()))
                    .blockLast();
        }
    }
}
