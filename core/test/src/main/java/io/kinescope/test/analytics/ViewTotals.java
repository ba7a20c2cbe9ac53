package io.kinescope.test.analytics;

import io.kinescope.test.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** The sums of sessions, as the overview states them. */
final class ViewTotals {

    private long views;
    private long uniqueViews;
    private long playerLoads;
    private double watchTime;
    private double duration;

    void add(Session session) {
        playerLoads++;
        watchTime += session.watched();
        if (session.isView()) {
            views++;
            uniqueViews += session.first() ? 1 : 0;
            duration += session.duration();
        }
    }

    long views() {
        return views;
    }

    long playerLoads() {
        return playerLoads;
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("views", views).put("unique_views", uniqueViews);
        Json.putSeconds(json, "watch_time", Json.rounded(watchTime));
        Json.putSeconds(json, "duration", Json.rounded(duration));
        return json.put("player_loads", playerLoads);
    }
}
