package io.kinescope.client.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kinescope.client.additionalmaterials.AdditionalMaterials;
import io.kinescope.client.api.Api;
import io.kinescope.client.api.ApiSettings;
import io.kinescope.client.api.Exchange;
import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.api.Request;
import io.kinescope.client.avatars.Avatars;
import io.kinescope.client.error.SourceException;
import io.kinescope.client.file.FileFlux;
import io.kinescope.client.players.Players;
import io.kinescope.client.posters.Poster;
import io.kinescope.client.posters.Posters;
import io.kinescope.client.ratelimit.Permit;
import io.kinescope.client.subtitles.Subtitles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What the smaller uploads send. */
class ContentTest {

    private static final String API = "https://api.kinescope.io";
    private static final String UPLOADER = "https://uploader.kinescope.io";
    private static final Content IMAGE =
            Content.of("image".getBytes(StandardCharsets.UTF_8)).type("image/png");

    private final RecordingExchange exchange = RecordingExchange.answering("{\"data\":null}");
    private final Api api = exchange.strict();

    @Test
    void postersGoToTheUploader() {
        Posters posters = new Posters(api);
        assertSent(posters.upload("v1", IMAGE), UPLOADER, "POST /v2/poster image", Map.of("X-Video-ID", "v1"));
        assertSent(
                posters.uploadFromUrl("v1", "https://example.org/p"),
                UPLOADER,
                "POST /v2/poster",
                Map.of("X-Video-ID", "v1", "X-Poster-URL", "https://example.org/p"));
        assertSent(posters.uploadForEvent("e1", IMAGE), UPLOADER, "POST /v2/poster image", Map.of("X-Event-ID", "e1"));
        assertSent(
                posters.uploadForEventFromUrl("e1", "https://example.org/p"),
                UPLOADER,
                "POST /v2/poster",
                Map.of("X-Event-ID", "e1", "X-Poster-URL", "https://example.org/p"));
    }

    @Test
    void materialsGoToTheUploader() {
        assertSent(
                new AdditionalMaterials(api).upload("v1", "план.pdf", "a b", IMAGE),
                UPLOADER,
                "POST /additional-material image",
                Map.of("X-Video-ID", "v1", "X-File-Name", "%D0%BF%D0%BB%D0%B0%D0%BD.pdf", "X-Title", "a b"));
    }

    /** Buffers of the exchange save a copy, so neither the type nor the progress of a file may hide how it is read. */
    @Test
    void fileCanBeReadIntoBuffersOfTheExchange(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("a.png"), "image");
        Content content = Content.of(file).type("image/png").onWritten(count -> {});

        assertThat(content.body().block().content()).isInstanceOf(FileFlux.class);
    }

    /** An exchange of the caller's may hand on the failure of the content as it is. */
    @Test
    void contentThatFailsIsReportedAsSuchByEveryExchange() {
        Exchange reading = new Exchange() {
            @Override
            public <T> Flux<T> send(Request request, Permit permit, Reader<T> reader) {
                return request.body().content().thenMany(Flux.empty());
            }
        };
        Content tooShort = Content.of(Flux.just(ByteBuffer.allocate(3)), 4);

        StepVerifier.create(new Api(reading, ApiSettings.standard())
                        .post("/v2/poster")
                        .body(tooShort)
                        .done())
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(SourceException.class)
                        .hasMessageContaining("POST /v2/poster")
                        .hasMessageContaining("3 of the 4 bytes"));
    }

    @Test
    void answersAreRead() {
        Posters posters =
                new Posters(RecordingExchange.answeringWith("posters/get").strict());
        Mono<Poster> poster = posters.get("v1", "p1");
        assertThat(Flux.concat(
                                posters.upload("v1", IMAGE),
                                posters.uploadFromUrl("v1", "https://example.org/p"),
                                posters.uploadForEvent("e1", IMAGE),
                                posters.uploadForEventFromUrl("e1", "https://example.org/p"))
                        .collectList()
                        .block())
                .hasSize(4)
                .containsOnly(poster.block());
        AdditionalMaterials materials = new AdditionalMaterials(
                RecordingExchange.answeringWith("additionalmaterials/update").strict());
        assertThat(materials.upload("v1", "plan.pdf", "Plan", IMAGE).block().id())
                .isNotBlank();
    }

    @Test
    void picturesGoAsTheyAre() {
        assertSent(new Avatars(api).upload(IMAGE), API, "POST /v1/avatar image", Map.of());
        assertThat(last().body().contentType()).isEqualTo("image/png");
        assertSent(new Players(api).uploadLogo("1", IMAGE), API, "POST /v1/players/1/logo image", Map.of());
    }

    @Test
    void subtitlesGoAsAForm() {
        Content file = Content.of(Flux.just(ByteBuffer.wrap("WEBVTT".getBytes(StandardCharsets.UTF_8))), 6)
                .type("text/vtt");
        new Subtitles(api).upload("v1", "ru", "Русские", "a\"б\r\n.vtt", file).block();
        Body body = last().body();
        assertThat(body.isRepeatable()).isFalse();
        assertThat(body.contentType()).startsWith("multipart/form-data; boundary=");
        String boundary = body.contentType().substring("multipart/form-data; boundary=".length());
        byte[] bytes = body.content()
                .reduce(ByteBuffer.allocate((int) body.length()), ByteBuffer::put)
                .block()
                .array();
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo("""
                        --%1$s
                        Content-Disposition: form-data; name="language"

                        ru
                        --%1$s
                        Content-Disposition: form-data; name="description"

                        Русские
                        --%1$s
                        Content-Disposition: form-data; name="file"; filename="a%%22б%%0D%%0A.vtt"
                        Content-Type: text/vtt

                        WEBVTT
                        --%1$s--
                        """.formatted(boundary).replace("\n", "\r\n"));
    }

    @Test
    void boundariesCannotBeGuessed() {
        Multipart form = Multipart.of("file", "a", IMAGE);
        assertThat(form.body().block().contentType())
                .isNotEqualTo(form.body().block().contentType());
    }

    @Test
    void refusesTypesThatBreakOut() {
        assertThatIllegalArgumentException().isThrownBy(() -> IMAGE.type("a\r\nb: c"));
        assertThatIllegalArgumentException().isThrownBy(() -> Multipart.of("file", "", IMAGE));
    }

    private void assertSent(Mono<?> call, String host, String sent, Map<String, String> headers) {
        call.block();
        assertThat(exchange.sent()).isEqualTo(sent);
        assertThat(last().url()).startsWith(host + "/");
        assertThat(last().headers()).isEqualTo(headers);
    }

    private Request last() {
        return exchange.requests().get(exchange.requests().size() - 1);
    }
}
