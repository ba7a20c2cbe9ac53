package io.kinescope.client.redis;

import io.kinescope.client.ratelimit.LimiterState;
import io.kinescope.client.ratelimit.Permit;
import io.kinescope.client.ratelimit.PermitStoreException;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.ratelimit.SharedLimiter;
import io.kinescope.client.ratelimit.SharedLimits;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.reactive.RedisScriptingReactiveCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A rate limiter for all JVMs that use the same API token, on a Redis server:
 *
 * <pre>{@code
 * RedisRateLimiter limiter = RedisRateLimiter.builder("redis://localhost:6379").key(token).build();
 * KinescopeClient client = KinescopeClient.builder().token(token).rateLimiter(limiter).build();
 * }</pre>
 *
 * <p>The server counts every permit, by its own clock; the clocks of the JVMs do not matter. A token returns one period after
 * its request was answered, or after the transit bound without an answer, and at once if the request was not sent. A JVM that
 * is killed costs at most the permits that it has not reported, until they end by themselves.
 *
 * <p>Calls wait in their JVM, first in, first out within their priority, and each JVM sends one request at a time to the
 * server for all of them. Interactive calls of any JVM go before background calls of all. JVMs whose calls wait get even
 * shares. A pause after a refusal of the API holds back the calls of all JVMs.
 *
 * <p>While the server does not reply, calls fail with {@link PermitStoreException}, or go on with
 * {@linkplain Builder#localShare a share} of the limits. Both begin within a second and end when the server replies again.
 *
 * <p>Redis 5 or later, or Valkey, is needed. The script uses three keys of one slot. If the server loses them, by eviction or by
 * a restart without persistence, JVMs whose calls wait report what they sent within the longest period; what others sent is
 * forgotten.
 */
public final class RedisRateLimiter implements RateLimiter, AutoCloseable {

    private final RateLimiter limiter;
    private final @Nullable Connection connection;
    private final SharedLimits limits;

    private RedisRateLimiter(RateLimiter limiter, @Nullable Connection connection, SharedLimits limits) {
        this.limiter = limiter;
        this.connection = connection;
        this.limits = limits;
    }

    /**
     * Returns a builder of limiters that make a connection of their own, when the first call needs it.
     *
     * @param url the server, such as {@code redis://user:password@host:6379/0}, {@code rediss://host} for TLS, or
     *     {@code redis-sentinel://host/0#master}; the password appears in no message
     * @return a new builder
     * @throws IllegalArgumentException if it is not a URL of a Redis server
     */
    public static Builder builder(String url) {
        Objects.requireNonNull(url, "url must not be null");
        try {
            return new Builder(RedisURI.create(url), null);
        } catch (RuntimeException malformed) {
            // Its message and cause may quote the password.
            throw new IllegalArgumentException("url must be a URL of a Redis server, such as redis://localhost:6379");
        }
    }

    /**
     * Returns a builder of limiters that use a connection of the application, which {@link #close()} leaves open. It may be
     * one to a single server or to a cluster.
     *
     * @param commands the commands of the connection, as its {@code reactive()} returns them
     * @return a new builder
     */
    public static Builder builder(RedisScriptingReactiveCommands<String, String> commands) {
        return new Builder(null, Objects.requireNonNull(commands, "commands must not be null"));
    }

    @Override
    public <T> Flux<T> withPermit(Function<? super Permit, ? extends Publisher<T>> call) {
        return limiter.withPermit(call);
    }

    @Override
    public <T> Flux<T> withRetryPermit(Function<? super Permit, ? extends Publisher<T>> call) {
        return limiter.withRetryPermit(call);
    }

    @Override
    public Mono<Void> pause(Duration duration) {
        return limiter.pause(duration);
    }

    /**
     * Returns the state of this JVM's calls. The waits are those that the server last told.
     *
     * @return the state
     */
    @Override
    public LimiterState state() {
        return limiter.state();
    }

    /** Releases the connection if this limiter made it. Calls that wait fail then, or go on with their share. */
    @Override
    public void close() {
        if (connection != null) {
            connection.close();
        }
    }

    @Override
    public String toString() {
        return "RedisRateLimiter" + limits.limits();
    }

    /** A builder of limiters. Options of the limits must be the same in all JVMs. */
    public static final class Builder {

        private final @Nullable RedisURI uri;
        private final @Nullable RedisScriptingReactiveCommands<String, String> commands;
        private final List<SharedLimits.Limit> limits = new ArrayList<>();
        private @Nullable String key;
        private String keyPrefix = "kinescope:limit:";
        private Duration transit = Duration.ofSeconds(1);
        private double reserve = 0.1;
        private double backgroundShare = 0.1;
        private int maxWaiting = Integer.MAX_VALUE;
        private Duration timeout = Duration.ofMillis(800);
        private int localShares;
        private Supplier<Scheduler> schedulers = Schedulers::parallel;

        private Builder(@Nullable RedisURI uri, @Nullable RedisScriptingReactiveCommands<String, String> commands) {
            this.uri = uri;
            this.commands = commands;
        }

        /**
         * Sets what the limits belong to: the API token, or any name that is the same in all JVMs. Only its SHA-256 digest
         * is sent to the server and kept.
         *
         * @param tokenOrName the token or name, not empty
         * @return this builder
         * @throws IllegalArgumentException if it is blank
         */
        public Builder key(String tokenOrName) {
            if (Objects.requireNonNull(tokenOrName, "tokenOrName must not be null")
                    .isBlank()) {
                throw new IllegalArgumentException("tokenOrName must not be blank");
            }
            this.key = Digest.hex("SHA-256", tokenOrName);
            return this;
        }

        /**
         * Sets the beginning of the keys on the server; {@code kinescope:limit:} by default.
         *
         * @param prefix the beginning, without braces, which mark the part that selects the slot of a cluster
         * @return this builder
         * @throws IllegalArgumentException if it has braces
         */
        public Builder keyPrefix(String prefix) {
            Objects.requireNonNull(prefix, "prefix must not be null");
            if (prefix.contains("{") || prefix.contains("}")) {
                throw new IllegalArgumentException("prefix must not have braces, but is " + prefix);
            }
            this.keyPrefix = prefix;
            return this;
        }

        /**
         * Adds a limit; calls keep within all of them. Without any, the limits are those of Kinescope's API: 10 requests in
         * any second and 300 in any minute.
         *
         * @param count the number of requests that may arrive at the API in any one period, at least 1
         * @param period the length of a period, at least a millisecond
         * @return this builder
         * @throws IllegalArgumentException if the count or the period is too small
         */
        public Builder limit(int count, Duration period) {
            if (count < 1) {
                throw new IllegalArgumentException("A limit must let at least one request pass, not " + count);
            }
            if (Objects.requireNonNull(period, "period must not be null").toMillis() < 1) {
                throw new IllegalArgumentException(
                        "The period of a limit must be at least a millisecond, not " + period);
            }
            limits.add(new SharedLimits.Limit(count, period));
            return this;
        }

        /**
         * Sets how long a request may take from being sent until the API counts it; one second by default.
         *
         * @param bound the longest time to the API, zero or more
         * @return this builder
         * @throws IllegalArgumentException if the bound is negative
         */
        public Builder transit(Duration bound) {
            if (Objects.requireNonNull(bound, "bound must not be null").isNegative()) {
                throw new IllegalArgumentException("The transit bound must not be negative, but is " + bound);
            }
            this.transit = bound;
            return this;
        }

        /**
         * Sets the part of every limit that background calls leave to interactive ones; 0.1 by default, and at least one
         * request unless it is zero.
         *
         * @param part from 0, for none, to less than 1
         * @return this builder
         * @throws IllegalArgumentException if the part is out of range
         */
        public Builder reserve(double part) {
            this.reserve = part("reserve", part);
            return this;
        }

        /**
         * Sets the part of the permits that background calls get while interactive ones wait as well; 0.1 by default.
         *
         * @param part from 0 to less than 1
         * @return this builder
         * @throws IllegalArgumentException if the part is out of range
         */
        public Builder backgroundShare(double part) {
            this.backgroundShare = part("backgroundShare", part);
            return this;
        }

        private static double part(String option, double part) {
            if (!(part >= 0 && part < 1)) {
                throw new IllegalArgumentException(option + " must be from 0 to less than 1, not " + part);
            }
            return part;
        }

        /**
         * Sets how many calls of each priority may wait in this JVM; there is no bound by default. A call beyond it fails at
         * once with {@link io.kinescope.client.ratelimit.NoPermitException}. Calls that are sent again are not refused.
         *
         * @param calls the number of calls, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is not positive
         */
        public Builder maxWaiting(int calls) {
            if (calls < 1) {
                throw new IllegalArgumentException("maxWaiting must be at least 1, not " + calls);
            }
            this.maxWaiting = calls;
            return this;
        }

        /**
         * Sets the time without a reply of the server after which calls fail or go on with their share; 800 ms by default.
         *
         * @param duration the time, more than zero
         * @return this builder
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder timeout(Duration duration) {
            Objects.requireNonNull(duration, "duration must not be null");
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("The timeout must be more than zero, not " + duration);
            }
            this.timeout = duration;
            return this;
        }

        /**
         * Lets calls go on while the server does not reply, with this JVM's share of every limit. By default they fail with
         * {@link PermitStoreException}.
         *
         * @param jvms the number of JVMs that share the limits, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is not positive
         */
        public Builder localShare(int jvms) {
            if (jvms < 1) {
                throw new IllegalArgumentException("jvms must be at least 1, not " + jvms);
            }
            this.localShares = jvms;
            return this;
        }

        /**
         * Sets the scheduler whose clock is used and on which calls start; {@link Schedulers#parallel()} by default, looked up
         * when the limiter is first used. Its clock only measures durations.
         *
         * @param scheduler the scheduler; it is not disposed by the limiter
         * @return this builder
         */
        public Builder scheduler(Scheduler scheduler) {
            Objects.requireNonNull(scheduler, "scheduler must not be null");
            this.schedulers = () -> scheduler;
            return this;
        }

        /**
         * Builds a limiter. It connects to nothing before the first call.
         *
         * @return a new limiter
         * @throws IllegalStateException if no key was set
         */
        public RedisRateLimiter build() {
            if (key == null) {
                throw new IllegalStateException("A limiter needs a key, such as the API token");
            }
            List<SharedLimits.Limit> shared = limits.isEmpty()
                    ? List.of(
                            new SharedLimits.Limit(10, Duration.ofSeconds(1)),
                            new SharedLimits.Limit(300, Duration.ofMinutes(1)))
                    : List.copyOf(limits);
            SharedLimits options = new SharedLimits(
                    shared, transit, reserve, backgroundShare, maxWaiting, timeout, localShares, schedulers);
            Connection own = uri == null ? null : new Connection(uri);
            Mono<RedisScriptingReactiveCommands<String, String>> connected =
                    own == null ? Mono.justOrEmpty(commands) : own.commands();
            String client = UUID.randomUUID().toString();
            RedisPermitStore store = new RedisPermitStore(connected, keyPrefix + "{" + key + "}", client, options);
            return new RedisRateLimiter(new SharedLimiter(store, options), own, options);
        }
    }
}
