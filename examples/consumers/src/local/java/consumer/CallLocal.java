package consumer;

import io.kinescope.client.KinescopeClient;
import io.kinescope.test.LocalKinescope;

/** Reads videos from LocalKinescope. */
public final class CallLocal {

    private CallLocal() {}

    public static void main(String[] args) {
        try (LocalKinescope kinescope = LocalKinescope.start();
                KinescopeClient client = KinescopeClient.builder()
                        .token(kinescope.token())
                        .baseUrl(kinescope.url())
                        .uploaderUrl(kinescope.url())
                        .build()) {
            long count = client.videos().list().take(150).count().block();
            if (count != 150) {
                throw new AssertionError(count + " videos instead of 150");
            }
        }
        System.out.println("LocalKinescope works.");
    }
}
