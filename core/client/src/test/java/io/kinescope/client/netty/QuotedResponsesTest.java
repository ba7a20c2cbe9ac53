package io.kinescope.client.netty;

import static io.kinescope.client.testing.RawServer.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.error.KinescopeException;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.testing.RawServer;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

/** Messages of exceptions, and of their causes, when a server sends something other than HTTP, or more than belongs in a log. */
class QuotedResponsesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SECRET = "{\"streamkey\":\"SECRET\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s\r\n\r\n",
                "%s %s %s\r\n\r\n",
                "HTTP/1.1 %s OK\r\n\r\n",
                "HTTP/%s 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: %s\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: %s\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\n%s\r\n\r\n",
                "HTTP/1.1 200 OK\r\n%s : a\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX: a\0%s\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%s\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: %s\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 60\r\n\r\n%s",
                "HTTP/1.1 200 OK\r\nX: long%s\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n%s    "
            })
    void quotesNothingOfWhatIsNotAResponse(String response) {
        KinescopeException error =
                failure(response.replace("%s", response.contains("long") ? "x".repeat(30_000) + SECRET : SECRET));
        for (Throwable failure = error; failure != null; failure = failure.getCause()) {
            assertThat(String.valueOf(failure.getMessage())).doesNotContain("SECRET", "\n", "\r");
        }
        assertThat(error.getMessage()).hasSizeLessThan(600);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: 2\r\n\r\nno",
                "HTTP/1.1 200 OK\r\nX-Request-ID: %s\r\nContent-Length: 2\r\n\r\nno",
                "HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 404 %s\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 429 Slow\r\nRetry-After: %s\r\nContent-Length: 0\r\n\r\n"
            })
    void boundsWhatItQuotesOfAResponse(String response) {
        KinescopeException error = failure(response.replace("%s", "text/" + "x".repeat(3000)));
        assertThat(error).isNotInstanceOf(TransportException.class);
        assertThat(error.getMessage()).hasSizeLessThan(1200);
    }

    private static KinescopeException failure(String response) {
        KinescopeException[] failure = new KinescopeException[1];
        try (RawServer server = RawServer.start((request, out) -> {
                    out.write(ascii(response));
                    out.flush();
                });
                KinescopeClient client = KinescopeClient.builder()
                        .token("e51e55a1-7615-493e-9055-10ac9cc44ccd")
                        .baseUrl(server.url())
                        .retry(RetryPolicy.none())
                        .responseTimeout(Duration.ofSeconds(2))
                        .rateLimiter(RateLimiter.unlimited())
                        .build()) {
            StepVerifier.create(client.api().get("/v1/videos/{video_id}", "1").response(Object.class))
                    .expectErrorSatisfies(error -> failure[0] = (KinescopeException) error)
                    .verify(PATIENCE);
        }
        assertThatCode(() -> new ObjectOutputStream(OutputStream.nullOutputStream()).writeObject(failure[0]))
                .as("serialization")
                .doesNotThrowAnyException();
        return failure[0];
    }
}
