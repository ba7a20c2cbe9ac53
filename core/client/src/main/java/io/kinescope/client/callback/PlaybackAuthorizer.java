package io.kinescope.client.callback;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Answers Kinescope whether a viewer may play a video, for any web framework: it checks the credentials, reads the request
 * and calls the application's check.
 *
 * <pre>{@code
 * PlaybackAuthorizer authorizer = PlaybackAuthorizer.of(BasicCredentials.of("kinescope", password), request ->
 *         sessions.mayWatch(request.token(), request.id()));
 * Mono<PlaybackAuthorizer.Result> result = authorizer.authorize(authorizationHeader, body);
 * }</pre>
 *
 * <p>The URL is registered by {@code client.drmAuthorization().update(…)}. With {@code strict(false)} Kinescope lets play
 * at every answer other than 403, so a request without the credentials is denied with 403 as well.
 *
 * <p>Instances are safe for use by many threads.
 */
public final class PlaybackAuthorizer {

    /** The outcome of a request, with the status that answers it. */
    public enum Result {

        /** The viewer may play. */
        ALLOWED(200),

        /** The request is not one for playback. */
        UNREADABLE(400),

        /** The viewer may not play, or the request does not carry the credentials. */
        DENIED(403);

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

    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private final BasicCredentials credentials;
    private final Function<? super PlaybackRequest, ? extends Mono<Boolean>> check;
    private final Duration deadline;
    private final Scheduler scheduler;

    private PlaybackAuthorizer(
            BasicCredentials credentials,
            Function<? super PlaybackRequest, ? extends Mono<Boolean>> check,
            Duration deadline,
            Scheduler scheduler) {
        this.credentials = credentials;
        this.check = check;
        this.deadline = deadline;
        this.scheduler = scheduler;
    }

    /**
     * Returns an authorizer whose check has 3 seconds. How long Kinescope waits is undocumented.
     *
     * @param credentials the credentials that requests must carry
     * @param check the check whether the viewer may play; an empty Mono denies
     * @return a new authorizer
     */
    public static PlaybackAuthorizer of(
            BasicCredentials credentials, Function<? super PlaybackRequest, ? extends Mono<Boolean>> check) {
        return new PlaybackAuthorizer(
                Objects.requireNonNull(credentials, "credentials must not be null"),
                Objects.requireNonNull(check, "check must not be null"),
                DEADLINE,
                Schedulers.parallel());
    }

    /**
     * Returns an authorizer whose check has another time.
     *
     * @param deadline the longest time of a check, more than zero
     * @return a new authorizer
     * @throws IllegalArgumentException if the time is not positive
     */
    public PlaybackAuthorizer withDeadline(Duration deadline) {
        return withDeadline(deadline, scheduler);
    }

    /**
     * Returns an authorizer whose check has another time.
     *
     * @param deadline the longest time of a check, more than zero
     * @param scheduler the scheduler of the timer
     * @return a new authorizer
     * @throws IllegalArgumentException if the time is not positive
     */
    public PlaybackAuthorizer withDeadline(Duration deadline, Scheduler scheduler) {
        Objects.requireNonNull(deadline, "deadline must not be null");
        if (deadline.isZero() || deadline.isNegative()) {
            throw new IllegalArgumentException("the deadline must be more than zero, not " + deadline);
        }
        return new PlaybackAuthorizer(
                credentials, check, deadline, Objects.requireNonNull(scheduler, "scheduler must not be null"));
    }

    /**
     * Answers a request.
     *
     * @param authorization the value of the header {@code Authorization}; null if there is none
     * @param body the body
     * @return the outcome; the check's own error or {@link java.util.concurrent.TimeoutException}, to be answered with
     *     status 503, if nothing is known
     */
    public Mono<Result> authorize(@Nullable String authorization, byte[] body) {
        Objects.requireNonNull(body, "body must not be null");
        return Mono.defer(() -> {
            if (!credentials.matches(authorization)) {
                return Mono.just(Result.DENIED);
            }
            PlaybackRequest request;
            try {
                request = PlaybackRequest.read(body);
            } catch (IllegalArgumentException noRequest) {
                return Mono.just(Result.UNREADABLE);
            }
            return check.apply(request)
                    .map(allowed -> allowed ? Result.ALLOWED : Result.DENIED)
                    .defaultIfEmpty(Result.DENIED)
                    .timeout(deadline, scheduler);
        });
    }
}
