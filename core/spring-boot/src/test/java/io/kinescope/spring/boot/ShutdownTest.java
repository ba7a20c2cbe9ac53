package io.kinescope.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.ClosedException;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.ScriptedAnswer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** What becomes of calls when the application ends. */
class ShutdownTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The names of the requests and calls that ended, in this order. */
    private final Queue<String> ends = new ConcurrentLinkedQueue<>();

    @Test
    void requestsUnderWayEndWithTheServerAndWaitingCallsFailThen() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        LocalKinescope kinescope = LocalKinescope.builder()
                .videos(3)
                .unlimited()
                .onRequest(request -> arrived.countDown())
                .start();
        kinescope.script("GET /v1/videos", ScriptedAnswer.regular().delay(Duration.ofMillis(700)));
        ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.REACTIVE)
                .initializers(context -> {
                    ((GenericApplicationContext) context).registerBean(LocalKinescope.class, () -> kinescope);
                    ((GenericApplicationContext) context).registerBean(Counted.class, () -> () -> ends.add("page"));
                })
                .properties("server.port=0", "server.shutdown=graceful")
                .run();
        int port = ((ReactiveWebServerApplicationContext) application)
                .getWebServer()
                .getPort();
        KinescopeClient client = application.getBean(KinescopeClient.class);

        CompletableFuture<String> page = HttpClient.create()
                .get()
                .uri("http://localhost:" + port + "/count")
                .responseContent()
                .aggregate()
                .asString()
                .toFuture();
        arrived.await();
        application.getBean(RateLimiter.class).pause(Duration.ofHours(1)).block(PATIENCE);
        CompletableFuture<Throwable> waiting = client.tags()
                .list()
                .then(Mono.<Throwable>empty())
                .onErrorResume(failure -> Mono.just(failure))
                .doOnNext(failure -> ends.add("waiting"))
                .toFuture();
        application.close();

        assertThat(page).succeedsWithin(PATIENCE).isEqualTo("3");
        assertThat(waiting).succeedsWithin(PATIENCE).isInstanceOf(ClosedException.class);
        assertThat(ends).containsExactly("page", "waiting");
    }

    @Test
    void theClientIsClosedBetweenTheGracefulShutdownAndTheStopOfTheServer() {
        ClientShutdown shutdown = new ClientShutdown(KinescopeClient.builder()
                .token("e51e55a1-7615-493e-9055-10ac9cc44ccd")
                .build());
        assertThat(shutdown.getPhase())
                .isLessThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE)
                .isGreaterThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
    }

    @Test
    void aContextThatIsStoppedAndStartedAgainKeepsItsClient() {
        LocalKinescope kinescope =
                LocalKinescope.builder().videos(3).unlimited().start();
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .initializers(context ->
                        ((GenericApplicationContext) context).registerBean(LocalKinescope.class, () -> kinescope))
                .run()) {
            application.stop();
            application.start();
            assertThat(application
                            .getBean(KinescopeClient.class)
                            .videos()
                            .list()
                            .count()
                            .block(PATIENCE))
                    .isEqualTo(3);
        }
    }

    /** Runs in the application when the videos are counted: who asked for them sees the answer on a thread of its own. */
    interface Counted extends Runnable {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        RouterFunction<ServerResponse> routes(KinescopeClient client, ObjectProvider<Counted> counted) {
            return RouterFunctions.route()
                    .GET("/count", request -> client.videos()
                            .list()
                            .count()
                            .doOnNext(count -> counted.ifAvailable(Runnable::run))
                            .flatMap(count -> ServerResponse.ok().bodyValue(Long.toString(count))))
                    .build();
        }
    }
}
