package io.kinescope.examples.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.spring.boot.test.AutoConfigureLocalKinescope;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.ScriptedAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The application on its web server, by the requests that LocalKinescope gets. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "kinescope.limiter.enabled=false")
@AutoConfigureLocalKinescope(unlimited = true)
@ActiveProfiles("demonstration")
class WebApplicationTest {

    @LocalServerPort
    private int port;

    @Autowired
    private LocalKinescope kinescope;

    private WebTestClient web() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofMinutes(1))
                .build();
    }

    @Test
    void thePageAndItsPartsAreServed() {
        for (String path : new String[] {"/", "/page.js", "/style.css", "/api/limiter"}) {
            web().get().uri(path).exchange().expectStatus().isOk().expectBody();
        }
    }

    @Test
    void videosAreListedAndFoundAsViews() {
        String body = web().get()
                .uri("/api/videos?search=a")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(body).contains("\"title\"", "\"embedLink\"").doesNotContain("workspace", "drm");
        assertThat(kinescope.requests())
                .hasSize(1)
                .allSatisfy(request -> assertThat(request.query().get("q")).containsExactly("a"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', en",
        "'', de, en",
        "'', 'ru-RU,ru;q=0.9', ru",
        "'', 'de,ru;q=0.5', ru",
        "en, ru, en",
        "ru, en, ru"
    })
    void thePageIsInTheLanguageOfTheRequest(String chosen, String accepted, String language) {
        String page = web().get()
                .uri("/?lang=" + chosen)
                .headers(headers -> {
                    if (!accepted.isEmpty()) {
                        headers.set("Accept-Language", accepted);
                    }
                })
                .exchange()
                .expectHeader()
                .valueEquals("Content-Language", language)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(page).contains("<html lang=\"" + language + "\"").doesNotContain("{{");
    }

    @ParameterizedTest
    @CsvSource({
        "404, en, Kinescope does not have this any more.",
        "404, ru, В Kinescope этого больше нет.",
        "403, en, The request to Kinescope failed.",
        "403, ru, Запрос к Kinescope не выполнен."
    })
    void errorsAreInTheLanguageOfTheRequest(int status, String language, String explanation) {
        kinescope.script("GET /v1/videos", ScriptedAnswer.error(status, status * 1000 + status, "no"));
        web().get()
                .uri("/api/videos?lang=" + language)
                .exchange()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo(explanation);
    }

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        assertThat(texts("messages_ru.properties")).isEqualTo(texts("messages.properties"));
    }

    private static Set<String> texts(String file) throws IOException {
        return PropertiesLoaderUtils.loadProperties(new ClassPathResource(file)).stringPropertyNames();
    }

    @Test
    void aWorkspaceNeedsAPasswordForWebhooks() {
        assertThat(WebApplication.workspace("token", null)).doesNotContainKey("kinescope.webhooks.path");
        assertThat(WebApplication.workspace("token", " ")).doesNotContainKey("kinescope.webhooks.path");
        assertThat(WebApplication.workspace("token", "of-the-registration"))
                .containsEntry("kinescope.webhooks.path", WebApplication.WEBHOOKS)
                .containsEntry("kinescope.webhooks.password", "of-the-registration");
    }

    @Test
    void webhooksNeedTheCredentials() {
        String delivery = "{\"event\": \"media.update.status\", \"data\": {\"id\": \"a\", \"status\": \"done\"}}";
        web().post()
                .uri("/kinescope/webhooks")
                .bodyValue(delivery)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        String credentials = Base64.getEncoder()
                .encodeToString("kinescope:for-the-demonstration".getBytes(StandardCharsets.US_ASCII));
        web().post()
                .uri("/kinescope/webhooks")
                .header("Authorization", "Basic " + credentials)
                .bodyValue(delivery)
                .exchange()
                .expectStatus()
                .isOk();
    }
}
