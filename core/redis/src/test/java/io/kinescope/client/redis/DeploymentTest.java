package io.kinescope.client.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.ratelimit.PermitStoreException;
import io.kinescope.client.ratelimit.RateLimiter;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Redis servers that work together. */
class DeploymentTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final List<RedisServer> servers = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        servers.forEach(RedisServer::close);
    }

    /** Each has a folder of its own, for a primary writes its data to a file for the replica. */
    private RedisServer start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(options));
        command.add("--dir");
        command.add(Files.createTempDirectory(folder, "server").toString());
        RedisServer server = RedisServer.startOwn(command.toArray(String[]::new));
        servers.add(server);
        return server;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            RedisServer.pause(Duration.ofMillis(20));
        }
    }

    private static boolean infoOf(RedisServer server, String section, String line) {
        try (StatefulRedisConnection<String, String> connection = server.connect()) {
            return connection.sync().info(section).contains(line);
        }
    }

    private static void take(RateLimiter limiter, int permits) {
        Flux.range(0, permits)
                .flatMap(number -> limiter.limit(Mono.just("")), permits)
                .blockLast(LONG);
    }

    private static boolean succeeds(RateLimiter limiter) {
        try {
            take(limiter, 1);
            return true;
        } catch (PermitStoreException gone) {
            return false;
        }
    }

    private RedisServer sentinelOf(RedisServer primary) throws IOException {
        Path options = folder.resolve("sentinel.conf");
        Files.writeString(options, """
                sentinel monitor limits 127.0.0.1 %d 1
                sentinel down-after-milliseconds limits 500
                sentinel failover-timeout limits 2000
                """.formatted(primary.port()));
        return start(options.toString(), "--sentinel");
    }

    @Test
    void aReplicaThatTakesOverKeepsTheCount() throws IOException {
        RedisServer primary = start();
        RedisServer replica = start("--replicaof", "127.0.0.1", Integer.toString(primary.port()));
        await(() -> infoOf(replica, "replication", "master_link_status:up"));
        RedisServer sentinel = sentinelOf(primary);
        await(() -> infoOf(sentinel, "sentinel", "slaves=1"));
        Duration period = Duration.ofSeconds(15);
        try (RedisRateLimiter limiter = RedisRateLimiter.builder(
                        "redis-sentinel://localhost:" + sentinel.port() + "/0#limits")
                .key("token")
                .limit(5, period)
                .build()) {
            take(limiter, 4);
            await(() -> infoOf(replica, "keyspace", "keys=3"));
            long start = System.nanoTime();
            RedisServer.pause(Duration.ofMillis(1200));

            primary.kill();
            await(() -> succeeds(limiter));
            take(limiter, 1);

            assertThat(infoOf(replica, "replication", "role:master")).isTrue();
            // The first four tokens had been taken before.
            assertThat(System.nanoTime() - start).isGreaterThan(period.toNanos() - 1_000_000_000L);
        }
    }

    @Test
    void aClusterCountsOnTheNodeOfTheKey() throws IOException {
        List<RedisServer> nodes = List.of(start("--cluster-enabled", "yes"), start("--cluster-enabled", "yes"));
        int half = SlotHash.SLOT_COUNT / 2;
        for (int node = 0; node < nodes.size(); node++) {
            try (StatefulRedisConnection<String, String> connection =
                    nodes.get(node).connect()) {
                RedisCommands<String, String> commands = connection.sync();
                commands.clusterAddSlots(
                        IntStream.range(node * half, (node + 1) * half).toArray());
                commands.clusterMeet("127.0.0.1", nodes.get(0).port());
            }
        }
        await(() -> nodes.stream().allMatch(node -> clusterIsReady(node)));
        RedisClusterClient client = RedisClusterClient.create(
                RedisURI.create("redis://127.0.0.1:" + nodes.get(0).port()));
        try (StatefulRedisClusterConnection<String, String> connection = client.connect()) {
            for (String token : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
                RedisRateLimiter limiter = RedisRateLimiter.builder(connection.reactive())
                        .key(token)
                        .build();
                take(limiter, 3);
            }

            assertThat(connection.sync().keys("kinescope:limit:*")).hasSize(8 * 3);
            assertThat(nodes).allSatisfy(node -> assertThat(infoOf(node, "keyspace", "keys="))
                    .isTrue());
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        }
    }

    private static boolean clusterIsReady(RedisServer node) {
        try (StatefulRedisConnection<String, String> connection = node.connect()) {
            String info = connection.sync().clusterInfo();
            return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:2");
        }
    }
}
