package io.kinescope.spring.boot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.error.ClosedException;
import io.kinescope.client.error.StoreException;
import io.kinescope.client.error.WaitTooLongException;
import io.kinescope.client.videos.Video;
import io.kinescope.spring.boot.KinescopeClientCustomizer;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.ScriptedAnswer;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The answers of an application to errors of the client, from annotated controllers and functional routes. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"kinescope.web.problem-details=true", "kinescope.limiter.enabled=false"})
class ProblemDetailsTest {

    private static final String ID = "0195a1b2-0000-7000-8000-00000000abcd";

    @Autowired
    private LocalKinescope kinescope;

    @Autowired
    private KinescopeClient client;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "401, 401401, 502",
        "402, 402402, 502",
        "403, 403403, 502",
        "404, 404404, 404",
        "409, 409409, 502",
        "413, 413413, 413",
        "422, 422422, 422",
        "429, 429429, 503",
        "500, 500500, 502",
        "503, 503503, 502"
    })
    void errorsOfKinescopeAreMappedForBothStyles(int status, int code, int expected) {
        for (String path : new String[] {"/annotated/", "/functional/"}) {
            kinescope.script(
                    "GET /v1/videos/{video_id}",
                    ScriptedAnswer.error(status, code, "no film " + ID).header("Retry-After", "3"));
            String body = new String(
                    get(path + ID)
                            .expectStatus()
                            .isEqualTo(expected)
                            .expectHeader()
                            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                            .expectHeader()
                            .value("Retry-After", wait -> assertThat(wait).isEqualTo(expected == 503 ? "3" : null))
                            .expectBody()
                            .jsonPath("$.status")
                            .isEqualTo(expected)
                            .jsonPath("$.title")
                            .isNotEmpty()
                            .jsonPath("$.requestId")
                            .isNotEmpty()
                            .returnResult()
                            .getResponseBodyContent(),
                    java.nio.charset.StandardCharsets.UTF_8);
            assertThat(body).doesNotContain("film", kinescope.token());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/annotated/", "/functional/"})
    void aValidationErrorOfAnyStatusIsTheCallers(String path) {
        kinescope.script(
                "GET /v1/videos/{video_id}", ScriptedAnswer.invalid(400, "title", "too long", "title of " + ID));
        get(path + ID)
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody();
    }

    @Test
    void aBrokenConnectionIsABadGateway() {
        kinescope.script("GET /v1/videos/{video_id}", ScriptedAnswer.reset());
        get("/annotated/" + ID)
                .expectStatus()
                .isEqualTo(HttpStatus.BAD_GATEWAY)
                .expectBody()
                .jsonPath("$.requestId")
                .doesNotExist();
    }

    @Test
    void aWaitThatIsTooLongIsServiceUnavailable() {
        get("/impatient")
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectHeader()
                .valueEquals("Retry-After", "2")
                .expectBody();
    }

    @Test
    void aClosedClientIsServiceUnavailableWhileTheApplicationStops() {
        get("/closed")
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectHeader()
                .valueEquals("Retry-After", "1")
                .expectBody();
    }

    @Test
    void textsAreEnglishUnlessAMessageSourceHasOthers() {
        kinescope.script("GET /v1/videos/{video_id}", ScriptedAnswer.error(404, 404404, "no film"));
        assertTexts("/annotated/" + ID, "en", "Not Found", "Kinescope does not have what was requested.");
        assertTexts("/impatient", "en", "Service Unavailable", "Too many requests to Kinescope.");
        assertTexts("/closed", "en", "Service Unavailable", "The application is stopping.");
    }

    @Test
    void textsAreInTheLanguageOfTheRequest() {
        kinescope.script("GET /v1/videos/{video_id}", ScriptedAnswer.error(404, 404404, "no film"));
        assertTexts("/annotated/" + ID, "ru", "Не найдено", "В Kinescope этого нет.");
    }

    @Test
    void theArgumentIsTheTimeOfRetryAfter() {
        assertTexts("/impatient", "ru", "Service Unavailable", "Повторите через 2 секунды.");
    }

    @Test
    void aTextOfASuperclassIsTheNextBest() {
        kinescope.script("GET /v1/videos/{video_id}", ScriptedAnswer.error(403, 403403, "no film"));
        assertTexts("/annotated/" + ID, "ru", "Bad Gateway", "Kinescope ответил ошибкой.");
        kinescope.script("GET /v1/videos/{video_id}", ScriptedAnswer.reset());
        assertTexts("/annotated/" + ID, "ru", "Bad Gateway", "Запрос не выполнен.");
    }

    private void assertTexts(String path, String language, String title, String detail) {
        exchange(path, language)
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo(title)
                .jsonPath("$.detail")
                .isEqualTo(detail);
    }

    @Test
    void failuresOfTheApplicationItselfStayErrors() {
        get("/store").expectStatus().isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR).expectBody();
        get("/other").expectStatus().isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR).expectBody();
    }

    @Test
    void whatWorksIsUntouched() {
        String id = client.videos().list().next().map(Video::id).block();
        get("/annotated/" + id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(id);
    }

    private WebTestClient.ResponseSpec get(String path) {
        return exchange(path, "en");
    }

    private WebTestClient.ResponseSpec exchange(String path, String language) {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build()
                .get()
                .uri(path)
                .header("Accept-Language", language)
                .exchange();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        LocalKinescope localKinescope() {
            return LocalKinescope.builder().videos(3).unlimited().start();
        }

        @Bean
        MessageSource messageSource() {
            StaticMessageSource messages = new StaticMessageSource();
            Locale russian = Locale.forLanguageTag("ru");
            String errors = "problemDetail.io.kinescope.client.error.";
            messages.addMessage(
                    "problemDetail.title.io.kinescope.client.error.NotFoundException", russian, "Не найдено");
            messages.addMessage(errors + "NotFoundException", russian, "В Kinescope этого нет.");
            messages.addMessage(
                    errors + "WaitTooLongException",
                    russian,
                    "Повторите через {0} {0,choice,1#секунду|1<секунды|4<секунд}.");
            messages.addMessage(errors + "ApiException", russian, "Kinescope ответил ошибкой.");
            messages.addMessage(errors + "KinescopeException", russian, "Запрос не выполнен.");
            return messages;
        }

        @Bean
        KinescopeClientCustomizer sendOnce() {
            return builder -> builder.retry(RetryPolicy.none());
        }

        @Bean
        VideoController videoController(KinescopeClient client) {
            return new VideoController(client);
        }

        @Bean
        RouterFunction<ServerResponse> routes(KinescopeClient client) {
            return RouterFunctions.route()
                    .GET("/functional/{id}", request -> client.videos()
                            .get(request.pathVariable("id"))
                            .flatMap(video -> ServerResponse.ok().bodyValue(video)))
                    .build();
        }
    }

    @RestController
    static class VideoController {

        private final KinescopeClient client;

        VideoController(KinescopeClient client) {
            this.client = client;
        }

        @GetMapping("/annotated/{id}")
        Mono<Video> video(@PathVariable String id) {
            return client.videos().get(id);
        }

        @GetMapping("/impatient")
        Mono<Void> impatient() {
            return Mono.error(
                    new WaitTooLongException("GET /v1/videos", Duration.ofMillis(1500), new IllegalStateException()));
        }

        @GetMapping("/closed")
        Mono<Void> closed() {
            return Mono.error(new ClosedException("GET /v1/videos"));
        }

        @GetMapping("/store")
        Mono<Void> store() {
            return Mono.error(new StoreException("PUT /x", "full", new java.io.IOException()));
        }

        @GetMapping("/other")
        Mono<Void> other() {
            return Mono.error(new IllegalStateException("other"));
        }
    }
}
