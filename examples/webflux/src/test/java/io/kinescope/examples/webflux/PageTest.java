package io.kinescope.examples.webflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinescope.test.LocalKinescope;
import io.kinescope.test.RecordedRequest;
import io.kinescope.test.ScriptedAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;

/** The page in a headless Chromium; skipped without one, which Debian has as the package {@code chromium}. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "kinescope.limiter.enabled=false")
@ActiveProfiles("demonstration")
@EnabledIf(
        value = "hasChromium",
        disabledReason = "There is no Chromium in the search path, so the page is not tested.")
class PageTest {

    @TestConfiguration
    static class FastProcessing {

        @Bean
        LocalKinescope kinescope() {
            return LocalKinescope.builder()
                    .videos(300)
                    .unlimited()
                    .processing(Duration.ofMillis(500))
                    .start();
        }
    }

    /** Three parts of the page's upload. */
    private static final int FILE_SIZE = 25_000_000;

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private LocalKinescope kinescope;

    @TempDir
    private Path folder;

    static boolean hasChromium() {
        return Chromium.find().isPresent();
    }

    @BeforeAll
    static void start() {
        chromium = Chromium.start(Chromium.find().orElseThrow());
        chromium.send("Page.enable", Map.of());
    }

    @AfterAll
    static void close() throws IOException {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        chromium.send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 780, "deviceScaleFactor", 1, "mobile", true));
        chromium.open("http://127.0.0.1:" + port + "/?lang=en");
        chromium.await("document.querySelectorAll('#videos li').length === 24");
        chromium.await("document.querySelector('#project').value");
    }

    @Test
    void searchNarrowsTheList() {
        chromium.evaluate("document.querySelector('#text').focus()");
        chromium.type("Екатерина");
        chromium.press("Enter");
        chromium.await(
                "[...document.querySelectorAll('#videos li')].every(li => li.textContent.includes('Екатерина'))");
        assertThat(count("#videos li")).isPositive();
        assertThat(text("#shown")).isEqualTo("Videos shown: " + count("#videos li"));
    }

    @Test
    void theKeyboardOpensAndClosesThePlayer() {
        for (int tab = 0; tab < 20 && !isTrue("document.activeElement.closest('#videos')"); tab++) {
            chromium.press("Tab");
        }
        String title = chromium.evaluate("document.activeElement.firstChild.textContent")
                .stringValue();
        chromium.press("Enter");
        chromium.await("document.querySelector('#player').open");
        assertThat(text("#player-title")).isEqualTo(title);
        assertThat(text("#placeholder")).startsWith("The player would be here.");
        assertThat(isTrue("document.activeElement.closest('#player')")).isTrue();
        chromium.press("Escape");
        chromium.await("!document.querySelector('#player').open && document.activeElement.closest('#videos')");
    }

    @Test
    void aVideoWithoutATitleHasAName() {
        kinescope.script("GET /v1/videos", ScriptedAnswer.json(200, """
                {"data": [{"id": "a", "title": " ", "status": "processing", "duration": 0},
                          {"id": "b", "title": null, "status": "processing", "duration": 0}],
                 "meta": {"pagination": {"page": 1, "per_page": 100, "total": 2}}}"""));
        chromium.open("http://127.0.0.1:" + port + "/?lang=en");
        chromium.await("document.querySelectorAll('#videos li').length === 2");
        assertThat(text("#videos small")).isEqualTo("being processed");
        chromium.evaluate("document.querySelector('#videos button').click()");
        assertThat(text("#player-title")).isEqualTo("Untitled");
    }

    @Test
    void nothingIsWiderThanAPhone() {
        assertThat(chromium.evaluate("document.documentElement.scrollWidth").intValue())
                .isEqualTo(360);
    }

    @Test
    void everyFieldHasALabelAndEveryButtonAName() {
        assertThat(chromium.evaluate(
                                "[...document.querySelectorAll('input, select')].filter(field => !field.labels.length)"
                                        + ".concat([...document.querySelectorAll('button')].filter(button => !button.textContent)).length")
                        .intValue())
                .isZero();
    }

    /** The second part is refused once, so that the page has to ask where to continue. */
    @Test
    void anUploadShowsItsProgressAndAppearsInTheList() throws IOException {
        kinescope.script(
                "PATCH /uploads/{upload_id}", ScriptedAnswer.regular(), ScriptedAnswer.error(503, 503503, "busy"));
        chromium.evaluate("window.seen = []; new MutationObserver(() => seen.push("
                + "document.querySelector('#progress progress').value, document.querySelector('#upload-status').textContent))"
                + ".observe(document.querySelector('#upload-heading').parentElement,"
                + " { subtree: true, childList: true, characterData: true, attributes: true })");

        upload("Holidays.mp4");
        chromium.await("document.querySelector('#upload-status').textContent === 'At Kinescope: ready'");
        chromium.await("document.querySelector('#videos li').textContent.startsWith('Holidays')");

        List<String> seen = chromium.evaluate("seen.map(String)")
                .valueStream()
                .map(node -> node.stringValue())
                .toList();
        assertThat(seen).contains("At Kinescope: uploading", "The transmission broke. Trying again …", "1");
        assertThat(seen).anyMatch(value -> value.matches("0\\.\\d+"));
        List<RecordedRequest> parts = parts();
        assertThat(parts).hasSize(4).allSatisfy(part -> assertThat(part.header("Authorization"))
                .isNull());
        assertThat(parts.stream()
                        .filter(part -> part.status() == 204)
                        .mapToLong(RecordedRequest::bodySize)
                        .sum())
                .isEqualTo(FILE_SIZE);
        assertThat(isTrue("document.documentElement.outerHTML.includes('" + kinescope.token() + "')"))
                .isFalse();
    }

    /** The answer to the first part is awaited when the upload is cancelled. */
    @Test
    void aCancelledUploadLeavesNoVideo() throws IOException {
        kinescope.script("PATCH /uploads/{upload_id}", ScriptedAnswer.regular().delay(Duration.ofMinutes(2)));
        upload("Long film.mp4");
        chromium.await("document.querySelector('#progress progress').value > 0");
        chromium.evaluate("document.querySelector('#cancel').focus()");
        chromium.press("Enter");
        chromium.await("document.querySelector('#upload-status').textContent === 'The upload is cancelled.'");
        await().untilAsserted(() -> assertThat(parts()).hasSize(1).allSatisfy(part -> assertThat(part.disconnected())
                .isTrue()));
        assertThat(kinescope.requests())
                .filteredOn(request -> request.method().equals("DELETE"))
                .hasSize(1)
                .allSatisfy(request -> assertThat(request.status()).isEqualTo(200));
    }

    @Test
    void anUploadThatIsRefusedSaysWhy() throws IOException {
        kinescope.script("POST /v2/init", ScriptedAnswer.invalid(400, "title", "invalid", "too long"));
        upload("Refused.mp4");
        chromium.await(
                "document.querySelector('#upload-status').textContent === " + "'Kinescope refused what was entered.'");
        assertThat(isTrue("document.querySelector('#upload button').disabled")).isFalse();
    }

    @Test
    void webhooksAppearAlthoughTheyArriveTogether() {
        chromium.await("document.querySelector('#deliveries').dataset.connected");
        WebClient web = WebClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeaders(headers -> headers.setBasicAuth("kinescope", "for-the-demonstration"))
                .build();
        Flux.range(1, 20)
                .flatMap(
                        film -> web.post()
                                .uri(WebApplication.WEBHOOKS)
                                .bodyValue(Map.of(
                                        "event",
                                        "media.update.status",
                                        "data",
                                        Map.of("id", "film-" + film, "status", "done")))
                                .retrieve()
                                .toBodilessEntity(),
                        20)
                .blockLast(Duration.ofMinutes(1));
        chromium.await("document.querySelectorAll('#deliveries li').length === 20");
        assertThat(text("#deliveries li")).matches("media\\.update\\.status · film-\\d+ · ready");
    }

    @Test
    void theLanguageSwitches() {
        chromium.evaluate("document.querySelector('#languages [lang=ru]').focus()");
        chromium.press("Enter");
        chromium.await("document.documentElement.lang === 'ru'");
        chromium.await("document.querySelector('#shown')?.textContent === 'Показано видео: 24'");
        assertThat(text("h1")).isEqualTo("Видеотека");
        assertThat(isTrue("document.documentElement.outerHTML.includes('{{')")).isFalse();
        assertThat(text("#languages [aria-current]")).isEqualTo("Русский");
    }

    /** The browser itself prefers English. */
    @ParameterizedTest
    @CsvSource({"en, Kinescope does not have this any more.", "ru, В Kinescope этого больше нет."})
    void errorsAreInTheLanguageOfThePage(String language, String explanation) {
        kinescope.script("GET /v1/videos", ScriptedAnswer.error(404, 404404, "not found"));
        chromium.open("http://127.0.0.1:" + port + "/?lang=" + language);
        chromium.await("document.querySelector('#shown')?.textContent === '" + explanation + "'");
    }

    private void upload(String name) throws IOException {
        chromium.choose("#file", Files.write(folder.resolve(name), new byte[FILE_SIZE]));
        chromium.evaluate("document.querySelector('#upload button').focus()");
        chromium.press("Enter");
    }

    private List<RecordedRequest> parts() {
        return kinescope.requests().stream()
                .filter(request -> request.method().equals("PATCH"))
                .toList();
    }

    private static boolean isTrue(String condition) {
        return chromium.evaluate("!!(" + condition + ")").booleanValue();
    }

    private static int count(String selector) {
        return chromium.evaluate("document.querySelectorAll('" + selector + "').length")
                .intValue();
    }

    private static String text(String selector) {
        return chromium.evaluate("document.querySelector('" + selector + "').textContent")
                .stringValue();
    }
}
