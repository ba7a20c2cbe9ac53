package io.kinescope.client.chat;

import io.kinescope.client.chatkeys.ChatKey;
import io.kinescope.client.chatkeys.ChatKeys;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Signs the tokens (JWT, RS256) that let your users into the chat of a live event whose {@code chatJwtRequired} is set.
 * Needs the optional dependency {@code com.nimbusds:nimbus-jose-jwt}.
 *
 * <pre>{@code
 * ChatTokens tokens = ChatTokens.of(ChatSigningKey.fromPem("chat-2026", pem));
 * Mono<String> link = tokens.register(client.chatKeys(), Duration.ofDays(90))
 *         .map(key -> tokens.link(liveEvent.id(), new ChatUser("17", "Anna")));
 * }</pre>
 *
 * <p>Instances are safe for use by many threads. Signing takes about a millisecond of processor time and blocks nothing.
 */
public final class ChatTokens {

    private static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);
    private static final Duration MAX_LIFETIME = Duration.ofHours(24);

    private final Duration lifetime;
    private final Scheduler scheduler;
    private volatile Current current;

    /** The key that signs now; when it expires is known once it was registered here. */
    private record Current(ChatSigningKey key, @Nullable Instant expiresAt) {}

    private ChatTokens(Current current, Duration lifetime, Scheduler scheduler) {
        this.current = current;
        this.lifetime = lifetime;
        this.scheduler = scheduler;
    }

    /**
     * Returns an issuer whose tokens are valid for an hour.
     *
     * @param key the key that signs; its public half must be registered at Kinescope
     * @return a new issuer
     */
    public static ChatTokens of(ChatSigningKey key) {
        return of(key, DEFAULT_LIFETIME);
    }

    /**
     * Returns an issuer.
     *
     * @param key the key that signs; its public half must be registered at Kinescope
     * @param lifetime the time for which tokens are valid, from a second to 24 hours
     * @return a new issuer
     * @throws IllegalArgumentException if the lifetime is out of range
     */
    public static ChatTokens of(ChatSigningKey key, Duration lifetime) {
        return of(key, lifetime, Schedulers.parallel());
    }

    /**
     * Returns an issuer.
     *
     * @param key the key that signs; its public half must be registered at Kinescope
     * @param lifetime the time for which tokens are valid, from a second to 24 hours
     * @param scheduler the scheduler whose clock is used
     * @return a new issuer
     * @throws IllegalArgumentException if the lifetime is out of range
     */
    public static ChatTokens of(ChatSigningKey key, Duration lifetime, Scheduler scheduler) {
        Objects.requireNonNull(key, "key must not be null");
        Objects.requireNonNull(lifetime, "lifetime must not be null");
        Objects.requireNonNull(scheduler, "scheduler must not be null");
        if (lifetime.toSeconds() < 1 || lifetime.compareTo(MAX_LIFETIME) > 0) {
            throw new IllegalArgumentException("lifetime must be from 1 second to 24 hours, not " + lifetime);
        }
        return new ChatTokens(new Current(key, null), lifetime, scheduler);
    }

    /**
     * Signs a token. It ends with the lifetime, or with the key if that is sooner.
     *
     * @param eventId the id of the live event; the token is valid for no other
     * @param user the user who writes
     * @return the token; a secret of the user
     * @throws IllegalStateException if the key has expired
     */
    public String sign(String eventId, ChatUser user) {
        Objects.requireNonNull(user, "user must not be null");
        if (Objects.requireNonNull(eventId, "eventId must not be null").isBlank()) {
            throw new IllegalArgumentException("eventId must not be blank");
        }
        Current signing = current;
        Instant now = now();
        Instant end = now.plus(lifetime);
        if (signing.expiresAt() != null && signing.expiresAt().isBefore(end)) {
            end = signing.expiresAt();
        }
        if (!now.isBefore(end)) {
            throw new IllegalStateException(
                    "the chat key " + signing.key().kid() + " expired at " + end + "; rotate() changes it");
        }
        return SignedToken.of(signing.key(), eventId, user, now, end);
    }

    /**
     * Signs a token and puts it into the link of the chat: {@code https://kinescope.io/chat/{event_id}?token=…}.
     *
     * @param eventId the id of the live event; the token is valid for no other
     * @param user the user who writes
     * @return the link; a secret of the user
     * @throws IllegalStateException if the key has expired
     */
    public String link(String eventId, ChatUser user) {
        String token = sign(eventId, user);
        return "https://kinescope.io/chat/"
                + URLEncoder.encode(eventId, StandardCharsets.UTF_8).replace("+", "%20")
                + "?token=" + token;
    }

    /**
     * Registers the public half of the key: {@code POST /v1/jwk}.
     *
     * @param keys the keys at Kinescope
     * @param life the time for which the key verifies tokens, more than zero
     * @return the registered key
     * @throws IllegalArgumentException if the life is not positive
     */
    public Mono<ChatKey> register(ChatKeys keys, Duration life) {
        return register(keys, () -> current.key(), life);
    }

    /**
     * Changes the key: {@code POST /v1/jwk}. The next one signs once Kinescope has registered it. The one before stays
     * registered until it expires, so that its tokens remain valid; {@link ChatKeys#delete} ends them at once.
     *
     * @param keys the keys at Kinescope
     * @param next the next key
     * @param life the time for which the key verifies tokens, more than zero
     * @return the registered key
     * @throws IllegalArgumentException if the life is not positive
     */
    public Mono<ChatKey> rotate(ChatKeys keys, ChatSigningKey next, Duration life) {
        Objects.requireNonNull(next, "next must not be null");
        return register(keys, () -> next, life);
    }

    private Mono<ChatKey> register(ChatKeys keys, Supplier<ChatSigningKey> next, Duration life) {
        Objects.requireNonNull(keys, "keys must not be null");
        if (Objects.requireNonNull(life, "life must not be null").toSeconds() < 1) {
            throw new IllegalArgumentException("life must be at least a second, not " + life);
        }
        return Mono.defer(() -> {
            ChatSigningKey key = next.get();
            Instant expiresAt = now().plus(life);
            return keys.create(key.registration(expiresAt))
                    .doOnNext(registered -> current = new Current(key, expiresAt));
        });
    }

    /** In whole seconds, as tokens have them. */
    private Instant now() {
        return Instant.ofEpochSecond(scheduler.now(TimeUnit.SECONDS));
    }
}
