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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
                .hasMessage("PATCH /v1/videos/{video_id} answered 404 (404404): video not found [request r-1]");
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
