package consumer;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.videos.Video;
import io.kinescope.test.LocalKinescope;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A WebFlux application with the starter, which calls itself, its health and LocalKinescope behind it. */
@SpringBootApplication
@RestController
public class Application {

    private final KinescopeClient client;

    Application(KinescopeClient client) {
        this.client = client;
    }

    @GetMapping("/videos")
    Flux<Video> videos() {
        return client.videos().list().take(3);
    }

    @GetMapping("/videos/{id}")
    Mono<Video> video(@PathVariable String id) {
        return client.videos().get(id);
    }

    public static void main(String[] arguments) throws Exception {
        check(SpringBootVersion.getVersion(), arguments[0], "the version of Spring Boot");
        try (LocalKinescope kinescope = LocalKinescope.builder().videos(3).start();
                ConfigurableApplicationContext application = SpringApplication.run(
                        Application.class,
                        "--server.port=0",
                        "--kinescope.token=" + kinescope.token(),
                        "--kinescope.base-url=" + kinescope.url(),
                        "--kinescope.web.problem-details=true",
                        "--management.endpoint.health.show-details=always",
                        "--management.endpoints.web.exposure.include=health,info")) {
            String url = "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
            check(get(url + "/videos"), "\"title\":", "the videos");
            check(get(url + "/videos/0195a1b2-0000-7000-8000-00000000abcd"), "404 {\"detail\":", "a problem");
            check(get(url + "/actuator/health"), "\"kinescope\":{\"details\":{\"waiting\":0", "the health");
            check(get(url + "/actuator/info"), "\"baseUrl\":\"" + kinescope.url(), "the info");
        }
    }

    private static String get(String url) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }

    private static void check(String text, String part, String what) {
        if (!text.contains(part)) {
            throw new IllegalStateException(what + " should have " + part + ", but is " + text);
        }
    }
}
