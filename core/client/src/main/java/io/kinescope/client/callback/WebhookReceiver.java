package io.kinescope.client.callback;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Receives the deliveries of webhooks for any web framework: it checks the credentials, reads the body, drops repeats and
 * calls the application's handler. Kinescope delivers again what was not answered with 200, so the answer waits for the
 * handler.
 *
 * <pre>{@code
 * WebhookReceiver receiver = WebhookReceiver.builder(BasicCredentials.of("kinescope", password), delivery ->
 *                 delivery instanceof VideoStatusDelivery video ? videos.changed(video.videoId()) : Mono.empty())
 *         .build();
 * Mono<WebhookReceiver.Result> result = receiver.receive(authorizationHeader, body);
 * }</pre>
 *
 * <p>Instances are safe for use by many threads.
 */
public final class WebhookReceiver {

    /** The outcome of a request, with the status that answers it. */
    public enum Result {

        /** The handler succeeded. */
        HANDLED(200),

        /** The delivery was handled before. */
        REPEATED(200),

        /** The body is not a delivery. */
        UNREADABLE(400),

        /** The request does not carry the credentials. */
        UNAUTHORIZED(401),

        /** The body is longer than {@link Builder#maxBodySize}. */
        TOO_LARGE(413),

        /** As many deliveries as allowed are being handled; Kinescope may deliver this one again. */
        BUSY(503);

        private final int status;

        Result(int status) {
            this.status = status;
        }

        /**
         * Returns the HTTP status of the answer.
         *
         * @return the status
         */
        public int status() {
            return status;
        }
    }

    private final BasicCredentials credentials;
    private final Function<? super WebhookDelivery, ? extends Mono<Void>> handler;
    private final HandledDeliveries handled;
    private final int maxBodySize;
    private final int maxConcurrency;
    private final AtomicInteger running = new AtomicInteger();
    private final Map<String, Mono<Result>> underWay = new ConcurrentHashMap<>();

    private WebhookReceiver(Builder builder) {
        this.credentials = builder.credentials;
        this.handler = builder.handler;
        this.handled = builder.handled;
        this.maxBodySize = builder.maxBodySize;
        this.maxConcurrency = builder.maxConcurrency;
    }

    /**
     * Returns a builder of receivers.
     *
     * @param credentials the credentials that requests must carry
     * @param handler the application's handler. A delivery is handled when its Mono completes; after an error Kinescope may
     *     deliver it again, so a handler must bear to see a delivery twice
     * @return a new builder
     */
    public static Builder builder(
            BasicCredentials credentials, Function<? super WebhookDelivery, ? extends Mono<Void>> handler) {
        return new Builder(
                Objects.requireNonNull(credentials, "credentials must not be null"),
                Objects.requireNonNull(handler, "handler must not be null"));
    }

    /**
     * Receives a request.
     *
     * @param authorization the value of the header {@code Authorization}; null if there is none
     * @param body the body, at most some bytes more than {@link #maxBodySize()}
     * @return the outcome; the handler's own error, to be answered with status 500, if it failed
     */
    public Mono<Result> receive(@Nullable String authorization, byte[] body) {
        Objects.requireNonNull(body, "body must not be null");
        return Mono.defer(() -> {
            if (!credentials.matches(authorization)) {
                return Mono.just(Result.UNAUTHORIZED);
            }
            if (body.length > maxBodySize) {
                return Mono.just(Result.TOO_LARGE);
            }
            try {
                return receive(WebhookDelivery.read(body), digest(body));
            } catch (IllegalArgumentException noDelivery) {
                return Mono.just(Result.UNREADABLE);
            }
        });
    }

    /** A repeat that comes while the first one is being handled shares its outcome. */
    private Mono<Result> receive(WebhookDelivery delivery, String content) {
        String subject = subject(delivery);
        String key = subject + " " + content;
        return Mono.defer(() -> underWay.computeIfAbsent(key, unused -> handled.isLast(subject, content)
                .flatMap(repeat -> repeat ? Mono.just(Result.REPEATED) : handle(delivery, subject, content))
                .doFinally(end -> underWay.remove(key))
                .share()));
    }

    private Mono<Result> handle(WebhookDelivery delivery, String subject, String content) {
        if (running.incrementAndGet() > maxConcurrency) {
            running.decrementAndGet();
            return Mono.just(Result.BUSY);
        }
        return Mono.defer(() -> handler.apply(delivery))
                .then(Mono.defer(() -> handled.add(subject, content)))
                .thenReturn(Result.HANDLED)
                .doFinally(end -> running.decrementAndGet());
    }

    private static String subject(WebhookDelivery delivery) {
        if (delivery instanceof VideoStatusDelivery video) {
            return "video " + video.videoId();
        }
        return delivery instanceof LiveEventDelivery live ? "live " + live.eventId() : "event " + delivery.event();
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /**
     * Returns the maximum length of a body, so that a server reads no more.
     *
     * @return the number of bytes
     */
    public int maxBodySize() {
        return maxBodySize;
    }

    /** A builder of receivers. */
    public static final class Builder {

        private static final Duration WINDOW = Duration.ofMinutes(10);
        private static final int MAX_BODY_SIZE = 64 * 1024;
        private static final int MAX_CONCURRENCY = 64;

        private final BasicCredentials credentials;
        private final Function<? super WebhookDelivery, ? extends Mono<Void>> handler;
        private HandledDeliveries handled = HandledDeliveries.inMemory(WINDOW);
        private int maxBodySize = MAX_BODY_SIZE;
        private int maxConcurrency = MAX_CONCURRENCY;

        private Builder(BasicCredentials credentials, Function<? super WebhookDelivery, ? extends Mono<Void>> handler) {
            this.credentials = credentials;
            this.handler = handler;
        }

        /**
         * Sets the memory by which repeats are recognised; 10 minutes in this JVM by default.
         *
         * @param handled the memory
         * @return this builder
         */
        public Builder handled(HandledDeliveries handled) {
            this.handled = Objects.requireNonNull(handled, "handled must not be null");
            return this;
        }

        /**
         * Sets the maximum length of a body; 64 KiB by default.
         *
         * @param bytes the number of bytes, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is not positive
         */
        public Builder maxBodySize(int bytes) {
            this.maxBodySize = positive("maxBodySize", bytes);
            return this;
        }

        /**
         * Sets how many deliveries may be handled at once; 64 by default. More are answered with status 503.
         *
         * @param deliveries the number of deliveries, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is not positive
         */
        public Builder maxConcurrency(int deliveries) {
            this.maxConcurrency = positive("maxConcurrency", deliveries);
            return this;
        }

        private static int positive(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " must be at least 1, not " + value);
            }
            return value;
        }

        /**
         * Builds a receiver.
         *
         * @return a new receiver
         */
        public WebhookReceiver build() {
            return new WebhookReceiver(this);
        }
    }
}
