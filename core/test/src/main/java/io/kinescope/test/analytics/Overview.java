package io.kinescope.test.analytics;

import io.kinescope.test.json.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The sums of sessions: in all, by steps of time, by device and by place. */
final class Overview {

    private final TimeStep step;
    private final ViewTotals total = new ViewTotals();
    private final Map<Instant, ViewTotals> timeline = new LinkedHashMap<>();
    private final Map<Name, ViewTotals> systems = new LinkedHashMap<>();
    private final Map<Name, ViewTotals> devices = new LinkedHashMap<>();
    private final Map<Name, ViewTotals> browsers = new LinkedHashMap<>();
    private final Map<Name, ViewTotals> countries = new LinkedHashMap<>();

    /** Returns all steps of the period, including those without sessions. */
    Overview(Period period, TimeStep step) {
        this.step = step;
        step.begins(period).forEach(begin -> timeline.put(begin, new ViewTotals()));
    }

    void add(Session session) {
        total.add(session);
        add(timeline, step.begin(Instant.ofEpochSecond(session.at())), session);
        add(systems, new Name(session.device().system(), null), session);
        add(devices, new Name(session.device().kind(), null), session);
        add(browsers, new Name(session.device().browser(), null), session);
        add(countries, new Name(session.place().country(), session.place().countryCode()), session);
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.set("total", total.json().put("online", 0));
        ArrayNode steps = json.putArray("timeline");
        timeline.forEach((begin, totals) -> steps.add(totals.json().put("date", begin.toString())));
        ObjectNode top = json.putObject("top");
        top.set("oses", shares(systems));
        top.set("devices", shares(devices));
        top.set("browsers", shares(browsers));
        top.set("countries", shares(countries));
        return json;
    }

    private static <K> void add(Map<K, ViewTotals> sums, K key, Session session) {
        sums.computeIfAbsent(key, absent -> new ViewTotals()).add(session);
    }

    private static ArrayNode shares(Map<Name, ViewTotals> sums) {
        ArrayNode shares = Json.array();
        sums.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<Name, ViewTotals> sum) ->
                                sum.getValue().views())
                        .reversed())
                .forEach(sum -> shares.add(share(sum.getKey(), sum.getValue())));
        return shares;
    }

    private static ObjectNode share(Name name, ViewTotals totals) {
        ObjectNode share = Json.object().put("name", name.name());
        if (name.code() != null) {
            share.put("code", name.code());
        }
        return share.put("views", totals.views()).put("player_loads", totals.playerLoads());
    }

    /** A counted value; only a country has a code. */
    private record Name(String name, @Nullable String code) {}
}
