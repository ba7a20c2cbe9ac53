package io.kinescope.client.error;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The response of the API to a request that it refused or failed to serve.
 *
 * @param status the HTTP status
 * @param code Kinescope's error code, one of {@link ErrorCode} or one not known yet; 0 if the answer has none
 * @param message the API's message, not meant to be matched on; null if the answer has none
 * @param detail more about the error; null if the answer has none
 * @param requestId the answer's {@code X-Request-ID}, which Kinescope's support asks for; null if the answer has none
 * @param retryAfter the wait that the API requests, from its response on; never negative; null if it does not say
 * @param invalidParams the parameters that were refused; empty unless the API names them
 */
public record ApiError(
        int status,
        int code,
        @Nullable String message,
        @Nullable String detail,
        @Nullable String requestId,
        @Nullable Duration retryAfter,
        List<InvalidParam> invalidParams)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_WORD = 100;

    /**
     * One parameter that was refused.
     *
     * @param name the name of the parameter; null if the API does not say it
     * @param reason the reason in a word, such as {@code required} or {@code oneof}; null if the API does not say it
     * @param message the reason in a sentence; null if the API does not say it
     * @param index the place of the refused value in a list; null unless the API says it
     */
    public record InvalidParam(
            @Nullable String name,
            @Nullable String reason,
            @Nullable String message,
            @Nullable Integer index) implements Serializable {

        private static final long serialVersionUID = 1L;

        /**
         * Shortens the texts and puts each on one line.
         *
         * @param name the name of the parameter
         * @param reason the reason in a word
         * @param message the reason in a sentence
         * @param index the place of the refused value in a list
         */
        public InvalidParam {
            name = LogSafeText.ofNullable(name, LONGEST_WORD);
            reason = LogSafeText.ofNullable(reason, LONGEST_WORD);
            message = LogSafeText.ofNullable(message, LONGEST_TEXT);
        }
    }

    /**
     * Copies the list, shortens the texts and puts each on one line.
     *
     * @param status the HTTP status
     * @param code Kinescope's error code, one of {@link ErrorCode} or one not known yet
     * @param message the API's message, not meant to be matched on
     * @param detail more about the error
     * @param requestId the answer's {@code X-Request-ID}, which Kinescope's support asks for
     * @param retryAfter the wait that the API requests, from its response on
     * @param invalidParams the parameters that were refused
     */
    public ApiError {
        message = LogSafeText.ofNullable(message, LONGEST_TEXT);
        detail = LogSafeText.ofNullable(detail, LONGEST_TEXT);
        requestId = LogSafeText.ofNullable(requestId, LONGEST_WORD);
        invalidParams = List.copyOf(invalidParams);
    }
}
