package io.kinescope.client.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.content.Content;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.testing.Answer;
import io.kinescope.client.testing.Received;
import io.kinescope.client.testing.ScriptedServer;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.resolver.InetSocketAddressResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

/** Hosts as networks of containers name them. */
class HostNamesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource({"http://my_service, my_service", "HTTP://API, api", "http://Two_Words-1.local_, two_words-1.local_"})
    void areReached(String prefix, String host) {
        try (ScriptedServer server = ScriptedServer.start().always(Answer.json("{\"data\":{}}"))) {
            int port = URI.create(server.url()).getPort();
            try (KinescopeClient client = client(prefix + ":" + port)) {
                StepVerifier.create(client.api().get("/v1/x").done())
                        .expectComplete()
                        .verify(PATIENCE);
                StepVerifier.create(client.uploads().send(prefix + ":" + port + "/Link", Content.of(new byte[1])))
                        .expectComplete()
                        .verify(PATIENCE);
            }
            List<Received> requests = server.requests();
            assertThat(requests).extracting(Received::line).containsExactly("GET /v1/x", "POST /Link");
            assertThat(requests)
                    .allSatisfy(request -> assertThat(request.header("Host")).isEqualTo(host + ":" + port));
        }
    }

    private static KinescopeClient client(String url) {
        return KinescopeClient.builder()
                .token("e51e55a1-7615-493e-9055-10ac9cc44ccd")
                .baseUrl(url)
                .allowInsecureUrls()
                .rateLimiter(RateLimiter.unlimited())
                .http(http -> http.resolver(new Loopback()))
                .build();
    }

    /** Resolves every name to the loopback interface. */
    private static final class Loopback extends AddressResolverGroup<InetSocketAddress> {

        @Override
        protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
            return new InetSocketAddressResolver(executor, new InetNameResolver(executor) {

                @Override
                protected void doResolve(String name, Promise<InetAddress> promise) {
                    promise.setSuccess(InetAddress.getLoopbackAddress());
                }

                @Override
                protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
                    promise.setSuccess(List.of(InetAddress.getLoopbackAddress()));
                }
            });
        }
    }
}
