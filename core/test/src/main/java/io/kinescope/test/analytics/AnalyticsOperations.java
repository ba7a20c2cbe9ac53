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
        this.sessions = new Sessions(videos, library.random());
    }

    public void register(Routes routes) {
        routes.add("GET", "/v1/analytics/overview", this::overview);
        routes.add("GET", "/v1/analytics", this::custom);
    }

    private ObjectNode overview(Call call) {
        Period period = Period.of(call.query());
        Overview overview = new Overview(period, TimeStep.of(call.query(), "group_time"));
        String id = call.query().id("video_id");
        if (id == null) {
            all(period, overview::add);
        } else {
            sessions.of(videos.require(id), period.from(), period.to(), overview::add);
        }
        return answer(Json.object().set("time", period.meta()), overview.json());
    }

    private ObjectNode custom(Call call) {
        Period period = Period.of(call.query());
        AnalyticsTable table = AnalyticsTable.of(call.query(), library);
        all(period, table::add);
        ObjectNode meta = Json.object();
        meta.set("order", table.order().meta());
        meta.set("time", period.meta());
        return answer(meta, table.json());
    }

    private void all(Period period, Consumer<Session> consumer) {
        Instant from = period.from();
        Instant to = period.to();
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
