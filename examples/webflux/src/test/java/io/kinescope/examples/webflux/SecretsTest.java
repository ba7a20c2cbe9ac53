package io.kinescope.examples.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.liveevents.LiveEvent;
import io.kinescope.client.videos.Video;
import io.kinescope.client.webhooks.WebhookCreate;
import io.kinescope.client.webhooks.WebhookEvent;
import io.kinescope.spring.boot.test.AutoConfigureLocalKinescope;
import io.kinescope.test.LocalKinescope;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** What the endpoints answer, beside the secrets of a library. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "kinescope.limiter.enabled=false")
@AutoConfigureLocalKinescope(videos = 30, unlimited = true)
@ActiveProfiles("demonstration")
class SecretsTest {

    private static final String PASSWORD = "of-the-webhook-at-kinescope";

    @LocalServerPort
    private int port;

    @Autowired
    private LocalKinescope kinescope;

    @Autowired
    private KinescopeClient client;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    /** Event streams are read until nothing more comes for a while; they answer at once. */
    @Test
    void noEndpointAnswersWithASecret() {
        List<String> secrets = secrets();
        assertThat(secrets).hasSizeGreaterThan(3);
        List<String> paths = readable();
        assertThat(paths).contains("/", "/api/videos", "/api/videos/all", "/api/projects", "/api/limiter");
        WebClient web = WebClient.create("http://127.0.0.1:" + port);
        for (String path : paths) {
            List<String> answer = web.get()
                    .uri(path)
                    .exchangeToFlux(response -> response.bodyToFlux(String.class))
                    .take(Duration.ofSeconds(2))
                    .collectList()
                    .block(Duration.ofMinutes(1));
            assertThat(String.join("\n", answer)).as(path).doesNotContain(secrets);
        }
    }

    /** Returns the paths of the metrics, the health and all GET mappings, with the id of a video where they take one. */
    private List<String> readable() {
        String video = client.videos().list().map(Video::id).blockFirst();
        Stream<String> mapped = mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> isGet(mapping.getMethodsCondition().getMethods()))
                .flatMap(mapping -> mapping.getPatternsCondition().getPatterns().stream())
                .map(pattern -> pattern.getPatternString().replaceAll("\\{[a-z]+}", video));
        return Stream.concat(mapped, Stream.of("/actuator/prometheus", "/actuator/health"))
                .toList();
    }

    private static boolean isGet(Set<RequestMethod> methods) {
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    private List<String> secrets() {
        client.webhooks()
                .create(WebhookCreate.of("Films", "https://example.com/", WebhookEvent.MEDIA_UPDATE_STATUS)
                        .login("kinescope")
                        .password(PASSWORD))
                .block();
        List<String> keys = client.liveEvents()
                .list()
                .map(LiveEvent::streamkey)
                .collectList()
                .block();
        return Stream.concat(Stream.of(kinescope.token(), PASSWORD, "for-the-demonstration"), keys.stream())
                .toList();
    }
}
