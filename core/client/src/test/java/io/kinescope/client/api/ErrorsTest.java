package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.error.ApiError.InvalidParam;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.ErrorCode;
import io.kinescope.client.error.ForbiddenException;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.error.PayloadTooLargeException;
import io.kinescope.client.error.PaymentRequiredException;
import io.kinescope.client.error.RateLimitedException;
import io.kinescope.client.error.UnauthorizedException;
import io.kinescope.client.error.ValidationException;
import io.kinescope.client.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {

    private static final String FULL = """
            {"error":{"code":404404,"message":"video not found","detail":"deleted"}}""";

    @ParameterizedTest
    @CsvSource({"400", "401", "402", "403", "404", "405", "409", "413", "422", "429", "500", "502", "503", "302"})
    void followsTheStatusWhateverTheBody(int status) {
        Class<?> expected =
                switch (status) {
                    case 401 -> UnauthorizedException.class;
                    case 402 -> PaymentRequiredException.class;
                    case 403 -> ForbiddenException.class;
                    case 404 -> NotFoundException.class;
                    case 413 -> PayloadTooLargeException.class;
                    case 422 -> ValidationException.class;
                    case 429 -> RateLimitedException.class;
                    default -> ApiException.class;
                };
        for (String body : new String[] {"", FULL, "<html>Bad gateway</html>", "{\"error\":{\"code\":40", "[1]", "7"}) {
            assertThat(error(status, body)).isExactlyInstanceOf(expected);
        }
    }

    @Test
    void leadsWithTheOperationAndEndsWithTheRequestId() {
        ApiException error = error(404, FULL);
        assertThat(error)
                .hasMessage(
                        "PATCH /v1/videos/{video_id} answered 404 (404404): video not found; deleted [request r-1]");
        assertThat(error.operation()).isEqualTo("PATCH /v1/videos/{video_id}");
        assertThat(error.status()).isEqualTo(404);
        assertThat(error.isCode(ErrorCode.NOT_FOUND)).isTrue();
        assertThat(error.detail()).isEqualTo("deleted");
        assertThat(error.requestId()).isEqualTo("r-1");
        assertThat(error.invalidParams()).isEmpty();
    }

    @Test
    void namesTheParametersThatWereRefused() {
        ApiException error = error(400, """
                {"error":{"code":400400,"message":"validation error","invalid_params":[
                  {"name":"title","reason":"required","message":"Title is required","index":3},
                  {"name":"privacy_type","reason":"oneof"}, null, "odd"]}}""");
        assertThat(error)
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("validation error [title required, privacy_type oneof]");
        assertThat(error.invalidParams())
                .containsExactly(
                        new InvalidParam("title", "required", "Title is required", 3),
                        new InvalidParam("privacy_type", "oneof", null, null));
    }

    /** The detail alone may say which field the API means. */
    @Test
    void saysTheDetailAndTheReasonInWhateverFieldTheyAre() {
        assertThat(error(
                        400,
                        "{\"error\":{\"code\":400216,\"message\":\"not allowed order field\",\"detail\":\"name\"}}"))
                .hasMessageContaining("400 (400216): not allowed order field; name [request");
        assertThat(error(400, "{\"error\":{\"code\":1,\"detail\":\"only a detail\"}}"))
                .hasMessageContaining("400 (1): only a detail [request");
        assertThat(error(400, "{\"error\":{\"code\":1,\"message\":\"same\",\"detail\":\"same\"}}"))
                .hasMessageContaining("400 (1): same [request");
        assertThat(error(400, "{\"error\":{\"invalid_params\":[{\"name\":\"title\",\"message\":\"too long\"}]}}"))
                .hasMessageContaining("[title too long]");
    }

    @Test
    void readsOtherShapes() {
        ApiException top =
                error(400, "{\"message\":\"no\",\"code\":\"400102\",\"path\":\"/v1/avatar\",\"timestamp\":1}");
        assertThat(top.code()).isEqualTo(400102);
        assertThat(top.error().message()).isEqualTo("no");
        ApiException nested = error(400, "{\"error\":{\"code\":\"400301\",\"message\":5,\"detail\":{}}}");
        assertThat(nested.code()).isEqualTo(ErrorCode.INVALID_UUID);
        assertThat(nested.error().message()).isNull();
        assertThat(error(500, "{\"error\":\"oops\"}").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html></html>", "{\"error\":{\"message\":\"cut"})
    void isReadableWithoutAReadableBody(String body) {
        assertThat(error(502, body)).hasMessage("PATCH /v1/videos/{video_id} answered 502 [request r-1]");
    }

    @Test
    void keepsItsMessageOnOneShortLine() {
        ApiException error = error(400, "{\"error\":{\"message\":\"a\\r\\nFAKE LOG LINE" + "x".repeat(5000) + "\"}}");
        assertThat(error.getMessage()).doesNotContain("\n", "\r").hasSizeLessThan(1200);
    }

    @Test
    void tellsHowLongToWait() {
        ResponseHead head = new ResponseHead(429, Map.of("Retry-After", "3"));
        ApiException error = Errors.of(request(), head, new byte[0], Json.LENIENT);
        assertThat(((RateLimitedException) error).retryAfter()).isEqualTo(Duration.ofSeconds(3));
    }

    /** What would end a line, turn it around, or control the terminal that shows it, in any field that is quoted. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0, 0x9, 0xA, 0xD, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x200B, 0x200F, 0x2028, 0x2029, 0x202E, 0x2066, 0xFEFF
            })
    void quotesNoInvisibleCharacters(int character) {
        String odd = String.format("\\u%04x", character);
        ApiException error = error(
                400,
                ("{'error':{'code':1,'message':'a" + odd + "b','detail':'a" + odd
                                + "b','invalid_params':[{'name':'a" + odd + "b','reason':'a" + odd + "b','message':'a"
                                + odd
                                + "b'}]}}")
                        .replace('\'', '"'));
        String all = error.getMessage() + error.error();
        assertThat(all).contains("a b").doesNotContain(Character.toString(character));
    }

    @Test
    void quotesNoMoreThanAFewOfManyParameters() {
        String param = "{\"name\":\"" + "n".repeat(3000) + "\",\"reason\":\"" + "r".repeat(3000) + "\"}";
        ApiException error = error(
                400,
                "{\"error\":{\"code\":400400,\"message\":\"m\",\"invalid_params\":["
                        + String.join(",", Collections.nCopies(700, param)) + "]}}");
        assertThat(error.invalidParams()).hasSize(700);
        assertThat(error.getMessage())
                .hasSizeLessThan(2500)
                .contains("and 690 more")
                .endsWith("[request r-1]");
        assertThat(error.error().toString().length()).isLessThan(700 * 300);
    }

    @Test
    void boundsEverythingAServerSays() {
        String text = "streamkey=" + "😀".repeat(3000);
        ResponseHead head = new ResponseHead(500, Map.of("x-request-id", text));
        ApiException error = Errors.of(
                request(),
                head,
                ("{\"error\":{\"message\":\"" + text + "\",\"detail\":\"" + text + "\"}}")
                        .getBytes(StandardCharsets.UTF_8),
                Json.LENIENT);
        assertThat(error.getMessage()).hasSizeLessThan(1300);
        assertThat(error.detail()).hasSizeLessThan(510);
        assertThat(error.requestId()).hasSizeLessThan(110);
        assertThat(error.getMessage().codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE))
                .isTrue();
    }

    /** The beginning of a body is read as far as it goes, wherever it is cut off. */
    @Test
    void keepsTheCodeOfABodyThatIsCutOff() {
        String body =
                "{\"error\":{\"code\":404404,\"message\":\"video not found\",\"invalid_params\":[{\"name\":\"a\"}],"
                        + "\"stack\":[{\"line\":1},\"" + "x".repeat(100) + "\"]},\"other\":true}";
        int afterMessage = body.indexOf("invalid_params");
        for (int length = 0; length <= body.length(); length++) {
            ApiException error = error(404, body.substring(0, length));
            assertThat(error.code()).isIn(0, 404404);
            if (length >= afterMessage) {
                assertThat(error.code()).isEqualTo(404404);
                assertThat(error.error().message()).isEqualTo("video not found");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://u:p@sso.example.com/login?token=SECRET#x, https://sso.example.com/login",
        "/login;jsessionid=SECRET?next=SECRET, /login",
        "//u:SECRET@example.com/a, //example.com/a",
        "https://example.com, https://example.com"
    })
    void tellsWhereARedirectPointsTo(String location, String shown) {
        ResponseHead head = new ResponseHead(302, Map.of("Location", location));
        assertThat(Errors.of(request(), head, new byte[0], Json.LENIENT))
                .hasMessage("PATCH /v1/videos/{video_id} answered 302: a redirect to " + shown);
    }

    @Test
    void tellsAnErrorThatIsAText() {
        assertThat(error(500, "{\"error\":\"oops\"}")).hasMessageContaining("answered 500: oops");
    }

    private static ApiException error(int status, String body) {
        ResponseHead head = new ResponseHead(status, Map.of("x-request-id", "r-1"));
        return Errors.of(request(), head, body.getBytes(StandardCharsets.UTF_8), Json.LENIENT);
    }

    private static Request request() {
        return new Request(
                Request.Method.PATCH,
                "/v1/videos/{video_id}",
                "https://api.kinescope.io/v1/videos/secret-id",
                true,
                Map.of(),
                null);
    }
}
