package io.kinescope.client.redis;

import io.kinescope.client.ratelimit.PermitReply;
import io.kinescope.client.ratelimit.PermitReport;
import io.kinescope.client.ratelimit.PermitRequest;
import io.kinescope.client.ratelimit.PermitStore;
import io.kinescope.client.ratelimit.Priority;
import io.kinescope.client.ratelimit.SharedLimits;
import io.lettuce.core.api.reactive.RedisScriptingReactiveCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;

/**
 * The permits of all JVMs, counted by a script on a Redis server by that server's clock. All keys have the same hash tag, so
 * they are in one slot of a cluster.
 */
final class RedisPermitStore implements PermitStore {

    private static final Script SCRIPT = Script.ofResource("permits.lua");

    private final Mono<RedisScriptingReactiveCommands<String, String>> commands;
    private final String[] keys;
    private final String client;
    private final SharedLimits limits;

    /** Identifies the state that the server had at the last reply, to notice that it was lost. */
    private volatile String generation = "";

    /** @param client the name of this JVM, which no other has */
    RedisPermitStore(
            Mono<RedisScriptingReactiveCommands<String, String>> commands,
            String key,
            String client,
            SharedLimits limits) {
        this.commands = commands;
        this.keys = new String[] {key + ":permits", key + ":background", key + ":state"};
        this.client = client;
        this.limits = limits;
    }

    @Override
    public Mono<PermitReply> exchange(PermitRequest request) {
        return commands.flatMap(connected -> SCRIPT.run(connected, keys, arguments(request)))
                .map(this::reply);
    }

    private String[] arguments(PermitRequest request) {
        List<String> arguments = new ArrayList<>();
        arguments.add(client);
        arguments.add(generation);
        arguments.add(micros(request.lease()));
        arguments.add(micros(request.pause()));
        arguments.add(Double.toString(limits.backgroundShare()));
        arguments.add(Integer.toString(request.interactive()));
        arguments.add(Integer.toString(request.background()));
        arguments.add(Long.toString(request.firstPermit()));
        arguments.add(Integer.toString(limits.limits().size()));
        for (SharedLimits.Limit limit : limits.limits()) {
            arguments.add(Integer.toString(limit.count()));
            arguments.add(Integer.toString(limits.backgroundCount(limit)));
            arguments.add(micros(limit.period()));
        }
        arguments.add(Integer.toString(request.reports().size()));
        for (PermitReport report : request.reports()) {
            Duration counted = report.counted();
            arguments.add(Long.toString(report.permit()));
            arguments.add(report.priority() == Priority.BACKGROUND ? "b" : "i");
            arguments.add(counted == null ? "" : micros(counted));
        }
        return arguments.toArray(String[]::new);
    }

    /** Rounds up: a token that returns too late does no harm. */
    private static String micros(Duration duration) {
        return Long.toString(-Math.floorDiv(-duration.toNanos(), TimeUnit.MICROSECONDS.toNanos(1)));
    }

    private PermitReply reply(List<Object> values) {
        generation = (String) values.get(0);
        return new PermitReply(
                (int) number(values.get(2)),
                (int) number(values.get(3)),
                duration(values.get(4)),
                new PermitReply.Waits(duration(values.get(5)), duration(values.get(6))),
                new PermitReply.Waits(duration(values.get(7)), duration(values.get(8))),
                duration(values.get(9)),
                number(values.get(1)) == 1);
    }

    private static Duration duration(Object micros) {
        return Duration.of(number(micros), java.time.temporal.ChronoUnit.MICROS);
    }

    private static long number(Object value) {
        return value instanceof Long number ? number : Long.parseLong((String) value);
    }
}
