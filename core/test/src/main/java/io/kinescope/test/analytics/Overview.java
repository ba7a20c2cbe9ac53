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
    private final Watching total = new Watching();
    private final Map<Instant, Watching> timeline = new LinkedHashMap<>();
    private final Map<Name, Watching> systems = new LinkedHashMap<>();
    private final Map<Name, Watching> devices = new LinkedHashMap<>();
    private final Map<Name, Watching> browsers = new LinkedHashMap<>();
    private final Map<Name, Watching> countries = new LinkedHashMap<>();

    /** Returns all steps of the span, including those without sessions. */
    Overview(Span span, TimeStep step) {
        this.step = step;
        step.begins(span).forEach(begin -> timeline.put(begin, new Watching()));
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
        timeline.forEach((begin, watching) -> steps.add(watching.json().put("date", begin.toString())));
        ObjectNode top = json.putObject("top");
        top.set("oses", shares(systems));
        top.set("devices", shares(devices));
        top.set("browsers", shares(browsers));
        top.set("countries", shares(countries));
        return json;
    }

    private static <K> void add(Map<K, Watching> sums, K key, Session session) {
        sums.computeIfAbsent(key, absent -> new Watching()).add(session);
    }

    private static ArrayNode shares(Map<Name, Watching> sums) {
        ArrayNode shares = Json.array();
        sums.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<Name, Watching> sum) ->
                                sum.getValue().views())
                        .reversed())
                .forEach(sum -> shares.add(share(sum.getKey(), sum.getValue())));
        return shares;
    }

    private static ObjectNode share(Name name, Watching watching) {
        ObjectNode share = Json.object().put("name", name.name());
        if (name.code() != null) {
            share.put("code", name.code());
        }
        return share.put("views", watching.views()).put("player_loads", watching.playerLoads());
    }

    /** A counted value; only a country has a code. */
    private record Name(String name, @Nullable String code) {}
}
