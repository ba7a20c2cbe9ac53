package io.kinescope.test.analytics;

import io.kinescope.test.http.Call;
import io.kinescope.test.http.Routes;
import io.kinescope.test.json.Json;
import io.kinescope.test.library.Library;
import io.kinescope.test.videos.Videos;
import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers the analytics of videos. */
public final class AnalyticsOperations {

    private final Library library;
    private final Videos videos;
    private final Sessions sessions;

    public AnalyticsOperations(Library library) {
        this.library = library;
        this.videos = library.videos();
        this.sessions = new Sessions(videos, library.mix());
    }

    public void register(Routes routes) {
        routes.add("GET", "/v1/analytics/overview", this::overview);
        routes.add("GET", "/v1/analytics", this::custom);
    }

    private ObjectNode overview(Call call) {
        Span span = Span.of(call.query());
        Overview overview = new Overview(span, TimeStep.of(call.query(), "group_time"));
        String id = call.query().id("video_id");
        if (id == null) {
            all(span, overview::add);
        } else {
            sessions.of(videos.require(id), span.from(), span.to(), overview::add);
        }
        return answer(Json.object().set("time", span.meta()), overview.json());
    }

    private ObjectNode custom(Call call) {
        Span span = Span.of(call.query());
        AnalyticsTable table = AnalyticsTable.of(call.query(), library);
        all(span, table::add);
        ObjectNode meta = Json.object();
        meta.set("order", table.order().meta());
        meta.set("time", span.meta());
        return answer(meta, table.json());
    }

    private void all(Span span, Consumer<Session> consumer) {
        Instant from = span.from();
        Instant to = span.to();
        for (int video = 0; video < videos.end(); video++) {
            if (videos.exists(video)) {
                sessions.of(video, from, to, consumer);
            }
        }
    }

    private static ObjectNode answer(JsonNode meta, JsonNode data) {
        ObjectNode answer = Json.object();
        answer.set("meta", meta);
        answer.set("data", data);
        return answer;
    }
}
