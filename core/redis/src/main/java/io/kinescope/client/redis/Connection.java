package io.kinescope.client.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.reactive.RedisScriptingReactiveCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;

/** The connection that a limiter makes by itself: opened by the first request, and again whenever it broke. */
final class Connection {

    private static final Duration RECONNECT_DELAY = Duration.ofMillis(200);

    private static final long QUIET = 100;
    private static final long END = 1_000;

    private final ClientResources resources;
    private final RedisClient client;
    private final Mono<StatefulRedisConnection<String, String>> connection;

    Connection(RedisURI uri) {
        this.resources = ClientResources.builder()
                .reconnectDelay(Delay.constant(RECONNECT_DELAY))
                .build();
        this.client = RedisClient.create(resources, uri);
        // A request that cannot be sent now is better told so than kept: the limiter repeats its reports.
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        this.connection = Mono.fromCompletionStage(() -> client.connectAsync(StringCodec.UTF8, uri))
                .cache(opened -> Duration.ofMillis(Long.MAX_VALUE), failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    Mono<RedisScriptingReactiveCommands<String, String>> commands() {
        return connection.map(StatefulRedisConnection::reactive);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing depends on the end, and nothing here may wait for it
    void close() {
        // The end of the event loops closes a connection that is just being made, for which the client would wait. They
        // end when they have been quiet for a moment, since a socket that connects at their end would stay open.
        client.shutdownAsync(QUIET, END, TimeUnit.MILLISECONDS)
                .orTimeout(END, TimeUnit.MILLISECONDS)
                .whenComplete((done, failure) -> resources.shutdown(QUIET, END, TimeUnit.MILLISECONDS));
    }
}
