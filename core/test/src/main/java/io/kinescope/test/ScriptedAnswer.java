package io.kinescope.test;

import io.kinescope.test.http.Answer;
import io.kinescope.test.json.ApiError;
import io.kinescope.test.script.Reply;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * An answer that {@link LocalKinescope#script} gives to the next request of an operation.
 *
 * <p>It is immutable: every method returns a changed copy.
 *
 * <pre>{@code
 * kinescope.script("GET /v1/videos/{video_id}", ScriptedAnswer.error(402, 402402, "payment required"));
 * kinescope.script("GET /v1/videos",
 *         ScriptedAnswer.error(500, 500500, "internal server error").times(2),
 *         ScriptedAnswer.regular().truncated(100),
 *         ScriptedAnswer.regular().delay(Duration.ofSeconds(1)));
 * kinescope.script("PATCH /v1/videos/{video_id}", ScriptedAnswer.reset());
 * }</pre>
 */
public final class ScriptedAnswer {

    private final Reply reply;
    private final int times;

    private ScriptedAnswer(Reply reply, int times) {
        this.reply = reply;
        this.times = times;
    }

    /**
     * Returns the answer that the operation gives without a script, to be delayed, truncated or given other headers.
     * The request is processed.
     *
     * @return the answer of the operation
     */
    public static ScriptedAnswer regular() {
        return new ScriptedAnswer(Reply.REGULAR, 1);
    }

    /**
     * Returns an error in Kinescope's format. The request is not processed.
     *
     * @param status the HTTP status, from 200 to 599
     * @param code the value of {@code error.code}
     * @param message the value of {@code error.message}
     * @return the answer
     */
    public static ScriptedAnswer error(int status, int code, String message) {
        return of(ApiError.scripted(
                check(status), code, Objects.requireNonNull(message, "message must not be null"), null, List.of()));
    }

    /**
     * Returns an error in Kinescope's format, with a detail. The request is not processed.
     *
     * @param status the HTTP status, from 200 to 599
     * @param code the value of {@code error.code}
     * @param message the value of {@code error.message}
     * @param detail the value of {@code error.detail}
     * @return the answer
     */
    public static ScriptedAnswer error(int status, int code, String message, String detail) {
        Objects.requireNonNull(detail, "detail must not be null");
        return of(ApiError.scripted(
                check(status), code, Objects.requireNonNull(message, "message must not be null"), detail, List.of()));
    }

    /**
     * Returns a validation error that names one parameter in {@code error.invalid_params}. The request is not
     * processed.
     *
     * @param status the HTTP status, such as 400 or 422
     * @param name the name of the parameter
     * @param reason the rule it breaks, such as {@code required}
     * @param message the explanation
     * @return the answer
     */
    public static ScriptedAnswer invalid(int status, String name, String reason, String message) {
        ApiError.InvalidParam param = new ApiError.InvalidParam(
                Objects.requireNonNull(name, "name must not be null"),
                Objects.requireNonNull(reason, "reason must not be null"),
                Objects.requireNonNull(message, "message must not be null"),
                null);
        return of(ApiError.scripted(check(status), 400400, "validation error", null, List.of(param)));
    }

    /**
     * Returns an answer with a body of JSON, which is not checked. The request is not processed.
     *
     * @param status the HTTP status, from 200 to 599
     * @param body the body
     * @return the answer
     */
    public static ScriptedAnswer json(int status, String body) {
        return of(Answer.json(check(status), Objects.requireNonNull(body, "body must not be null")));
    }

    /**
     * Returns an answer with any text as its body. The request is not processed.
     *
     * @param status the HTTP status, from 200 to 599
     * @param contentType the value of {@code Content-Type}; the body is sent as UTF-8
     * @param body the body
     * @return the answer
     */
    public static ScriptedAnswer text(int status, String contentType, String body) {
        return of(Answer.text(
                check(status),
                Objects.requireNonNull(contentType, "contentType must not be null"),
                Objects.requireNonNull(body, "body must not be null")));
    }

    /**
     * Returns an answer without a body. The request is not processed.
     *
     * @param status the HTTP status, from 200 to 599
     * @return the answer
     */
    public static ScriptedAnswer empty(int status) {
        return of(Answer.empty(check(status)));
    }

    /**
     * Returns no answer: the connection is reset once the request has been received. The request is not processed.
     *
     * @return the reset
     */
    public static ScriptedAnswer reset() {
        return new ScriptedAnswer(Reply.of(Answer.empty(200)).resetConnection(), 1);
    }

    /**
     * Returns no answer: the request is processed, then the connection is reset. So what was created exists, though its
     * sender cannot know.
     *
     * @return the reset
     */
    public static ScriptedAnswer resetAfterProcessing() {
        return new ScriptedAnswer(Reply.REGULAR.resetConnection(), 1);
    }

    /**
     * Adds a header, or replaces one.
     *
     * @param name the name
     * @param value the value
     * @return a copy with the header
     */
    public ScriptedAnswer header(String name, String value) {
        Objects.requireNonNull(name, "name must not be null");
        return new ScriptedAnswer(reply.header(name, Objects.requireNonNull(value, "value must not be null")), times);
    }

    /**
     * Sets the time from the end of the request until the answer is sent or the connection is reset; none by default.
     *
     * @param time the time, not negative, in addition to the latency of the server
     * @return a copy with the delay
     */
    public ScriptedAnswer delay(Duration time) {
        if (Objects.requireNonNull(time, "time must not be null").isNegative()) {
            throw new IllegalArgumentException("time must not be negative: " + time);
        }
        return new ScriptedAnswer(reply.delay(time), times);
    }

    /**
     * Closes the connection after the beginning of the body, though its whole length was announced.
     *
     * @param bytes the number of bytes of the body that are sent, not negative
     * @return a copy that is truncated
     */
    public ScriptedAnswer truncated(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative: " + bytes);
        }
        return new ScriptedAnswer(reply.truncate(bytes), times);
    }

    /**
     * Sets the number of requests that are answered so; 1 by default.
     *
     * @param requests the number, at least 1
     * @return a copy with the number
     */
    public ScriptedAnswer times(int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("requests must be at least 1: " + requests);
        }
        return new ScriptedAnswer(reply, requests);
    }

    List<Reply> replies() {
        return Collections.nCopies(times, reply);
    }

    private static ScriptedAnswer of(ApiError error) {
        return of(Answer.of(error));
    }

    private static ScriptedAnswer of(Answer answer) {
        return new ScriptedAnswer(Reply.of(answer), 1);
    }

    private static int check(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be from 200 to 599: " + status);
        }
        return status;
    }
}
