package io.kinescope.test.json;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An error answer, thrown by operations. */
public final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;
    private final @Nullable String detail;
    private final transient List<InvalidParam> invalidParams;

    /** An invalid field or parameter. */
    public record InvalidParam(
            String name,
            String reason,
            String message,
            @Nullable Integer index) {}

    private ApiError(int status, int code, String message, @Nullable String detail, List<InvalidParam> invalidParams) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.invalidParams = invalidParams;
    }

    private ApiError(int status, int code, String message, @Nullable String detail) {
        this(status, code, message, detail, List.of());
    }

    public static ApiError scripted(
            int status, int code, String message, @Nullable String detail, List<InvalidParam> invalidParams) {
        return new ApiError(status, code, message, detail, List.copyOf(invalidParams));
    }

    public static ApiError noAuthorization() {
        return new ApiError(400, 100101, "authorization header not found", null);
    }

    public static ApiError badToken() {
        return new ApiError(401, 100102, "invalid authorization token", null);
    }

    public static ApiError noBody() {
        return new ApiError(400, 1, "io error", "EOF");
    }

    public static ApiError unreadableBody(String detail) {
        return new ApiError(400, 400102, "unmarshal error", detail);
    }

    public static ApiError invalidUuid() {
        return new ApiError(
                400, 400301, "invalid uuid format", "see https://en.wikipedia.org/wiki/Universally_unique_identifier");
    }

    public static ApiError orderNotAllowed(String field) {
        return new ApiError(400, 400216, "not allowed order field", "it is not possible to order by " + field);
    }

    public static ApiError invalid(List<InvalidParam> params) {
        return new ApiError(400, 400400, "request parameters didn't validate", null, List.copyOf(params));
    }

    public static ApiError invalid(String name, String reason, String message) {
        return invalid(List.of(new InvalidParam(name, reason, message, null)));
    }

    /** The messages about a chat key are documented, the codes are not. */
    public static ApiError chatKey(String message) {
        return new ApiError(400, 400400, message, null);
    }

    public static ApiError notFound(String what) {
        return new ApiError(
                404, 404404, what + " not found", "The requested " + what + " does not exist or has been deleted");
    }

    /** An operation that Kinescope may have and this server has not; a 404 would be taken for a missing resource. */
    public static ApiError notImplemented() {
        return new ApiError(501, 501501, "not implemented", "LocalKinescope does not serve this operation");
    }

    public static ApiError tooLarge() {
        return new ApiError(413, 413413, "request entity too large", "a request is 10 MB at most");
    }

    public static ApiError tooLarge(long size) {
        return new ApiError(413, 413413, "request entity too large", "the upload is " + size + " bytes");
    }

    public static ApiError gone(String what) {
        return new ApiError(410, 410410, what + " is gone", "The video it was for has been deleted");
    }

    public static ApiError conflict(String detail) {
        return new ApiError(409, 409409, "conflict", detail);
    }

    public static ApiError versionNotSupported() {
        return new ApiError(412, 412412, "precondition failed", "Tus-Resumable must be 1.0.0");
    }

    public static ApiError unsupportedMediaType(String expected) {
        return new ApiError(415, 415415, "unsupported media type", "Content-Type must be " + expected);
    }

    public static ApiError tooManyRequests() {
        return new ApiError(429, 429429, "too many requests", "request rate limit exceeded");
    }

    public static ApiError internal(Throwable cause) {
        return new ApiError(500, 500500, "internal server error", cause.toString());
    }

    public int status() {
        return status;
    }

    public ObjectNode body() {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error").put("code", code).put("message", getMessage());
        if (detail != null) {
            error.put("detail", detail);
        }
        if (!invalidParams.isEmpty()) {
            ArrayNode array = error.putArray("invalid_params");
            for (InvalidParam param : invalidParams) {
                ObjectNode item = array.addObject()
                        .put("name", param.name())
                        .put("reason", param.reason())
                        .put("message", param.message());
                if (param.index() != null) {
                    item.put("index", param.index());
                }
            }
        }
        return body;
    }
}
