package io.kinescope.client.api;

import io.kinescope.client.error.DecodingException;
import io.kinescope.client.json.Json;
import io.kinescope.client.json.MissingDataException;
import io.kinescope.client.json.UnreadableException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The check of a successful response whose body may say otherwise. */
final class Success {

    private Success() {}

    /** Throws if the body states an error, or is an HTML page, such as one to log in. */
    static void require(Request request, Response<byte[]> response, Json json) {
        byte[] body = response.body();
        if (body == null || body.length == 0) {
            return;
        }
        if (statesError(json.beginning(body))) {
            throw Errors.of(request, response.head(), body, json);
        }
        // A page may be labelled as anything, and JSON as a page.
        boolean isHtml =
                BodyFormat.stated(response.head()) == BodyFormat.HTML || BodyFormat.of(body) == BodyFormat.HTML;
        if (isHtml && json.object(body) == null) {
            throw new DecodingException(request.operation(), "it is an HTML page", response.requestId(), null);
        }
    }

    private static boolean statesError(Map<String, @Nullable Object> answer) {
        return isError(answer.get("error"))
                || isFalse(answer.get("success"))
                || (answer.get("data") instanceof Map<?, ?> data && isFalse(data.get("success")));
    }

    private static boolean isError(@Nullable Object error) {
        return error instanceof Map<?, ?> fields
                ? !fields.isEmpty()
                : error instanceof String text ? !text.isBlank() : Boolean.TRUE.equals(error);
    }

    private static boolean isFalse(@Nullable Object success) {
        return Boolean.FALSE.equals(success) || "false".equals(success);
    }

    /** Names the format of a body that is not JSON, which says more than where its JSON went wrong. */
    static String describe(UnreadableException unreadable, ResponseHead head, byte[] body) {
        BodyFormat stated = BodyFormat.stated(head);
        if (unreadable instanceof MissingDataException || stated == BodyFormat.JSON) {
            return String.valueOf(unreadable.getMessage());
        }
        if (stated != null) {
            return "it is " + head.mediaType() + ", not JSON";
        }
        return BodyFormat.of(body) == BodyFormat.OTHER
                ? "it is no JSON object, and states no content type"
                : String.valueOf(unreadable.getMessage());
    }
}
