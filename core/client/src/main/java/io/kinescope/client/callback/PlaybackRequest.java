package io.kinescope.client.callback;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The question of Kinescope whether a viewer may play a video. Its {@code toString} does not show the token.
 *
 * @param id the id of the video
 * @param ip the viewer's address, whose last part may be 0; null if Kinescope leaves it out
 * @param type the kind of media, usually {@code video}; null if Kinescope leaves it out
 * @param token the value of {@code drmauthtoken} in the embed link, of a form of your own; null if there is none
 * @param userAgent the viewer's browser; null if Kinescope leaves it out
 */
public record PlaybackRequest(
        String id,
        @Nullable String ip,
        @Nullable String type,
        @Nullable String token,
        @Nullable String userAgent) {

    /**
     * Reads the body of a request.
     *
     * @param json the body
     * @return the request
     * @throws IllegalArgumentException if the body is not a JSON object with an id
     */
    public static PlaybackRequest read(byte[] json) {
        Map<String, @Nullable Object> body = JsonBody.read(json);
        String id = JsonBody.text(body, "id");
        if (id == null) {
            throw new IllegalArgumentException("the request names no video");
        }
        return new PlaybackRequest(
                id,
                JsonBody.text(body, "ip"),
                JsonBody.text(body, "type"),
                JsonBody.text(body, "token"),
                JsonBody.text(body, "user_agent"));
    }

    /** Returns all components, and stars in the place of the token. */
    @Override
    public String toString() {
        return "PlaybackRequest[id=" + id
                + ", ip=" + ip
                + ", type=" + type
                + ", token=" + (token == null ? null : "***")
                + ", userAgent=" + userAgent + "]";
    }
}
