package io.kinescope.client.api;

import io.kinescope.client.api.Request.Method;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.ClosedException;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.error.KinescopeException;
import io.kinescope.client.error.RateLimitedException;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.json.MissingDataException;
import io.kinescope.client.ratelimit.RateLimiter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.retry.Retry;

/** The decision whether a failed call is sent again; {@link RetryWaits} has the waits. */
final class RetryDecision {

    /** Request timeout, misdirected request, too early: the server has said that another attempt may help. */
    private static final Set<Integer> TRANSIENT = Set.of(408, 421, 425);

    private final RetryPolicy policy;
    private final RetryPolicy resumePolicy;
    private final List<CallListener.Factory> listeners;
    private final DoubleSupplier random;
    private final Mono<Void> closed;

    /**
     * @param random returns numbers from 0 to 1
     * @param closed completes when the client is closed
     */
    RetryDecision(ApiSettings settings, DoubleSupplier random, Mono<Void> closed) {
        this(settings.retry(), settings.resumeRetry(), settings.listeners(), random, closed);
    }

    private RetryDecision(
            RetryPolicy policy,
            RetryPolicy resumePolicy,
            List<CallListener.Factory> listeners,
            DoubleSupplier random,
            Mono<Void> closed) {
        this.policy = policy;
        this.resumePolicy = resumePolicy;
        this.listeners = listeners;
        this.random = random;
        this.closed = closed;
    }

    /** The same decisions, but nothing is sent twice. */
    RetryDecision withoutRetry() {
        return new RetryDecision(RetryPolicy.none(), resumePolicy, listeners, random, closed);
    }

    /** Resumes after failures until the policy gives up; every emitted value starts its counts anew. */
    Retry resume(Predicate<Throwable> retryable) {
        return Retry.from(signals -> {
            RetryWaits waits = new RetryWaits(resumePolicy, random);
            return signals.concatMap(
                    signal -> {
                        if (signal.totalRetriesInARow() == 0) {
                            waits.reset();
                        }
                        Throwable failure = signal.failure();
                        Duration wait = waits.waitAfter(failure);
                        return wait != null && !isPermanent(failure) && retryable.test(failure)
                                ? delay(wait, failure, resumed(failure))
                                : Mono.error(failure);
                    },
                    0);
        });
    }

    /** Sends a failed request again as long as that is safe and may help; the last failure surfaces as it is. */
    <T> Flux<T> retry(
            Throwable first,
            Flux<T> attempt,
            Request request,
            RateLimiter limiter,
            CallEvents events,
            BooleanSupplier repeatable) {
        RetryWaits waits = new RetryWaits(policy, random);
        Function<Throwable, Mono<Long>> next = failure -> next(failure, waits, request, limiter, events, repeatable);
        Retry later = Retry.from(signals -> signals.concatMap(signal -> next.apply(signal.failure()), 0));
        return next.apply(first).thenMany(attempt.retryWhen(later));
    }

    private Mono<Long> next(
            Throwable failure,
            RetryWaits waits,
            Request request,
            RateLimiter limiter,
            CallEvents events,
            BooleanSupplier repeatable) {
        Duration wait = waits.waitAfter(failure);
        Mono<Long> next = wait != null && repeatable.getAsBoolean() && isRetryable(request.method(), failure)
                ? delay(wait, failure, events)
                : Mono.error(failure);
        return failure instanceof RateLimitedException
                ? limiter.pause(waits.pause()).onErrorComplete().then(next)
                : next;
    }

    private Mono<Long> delay(Duration wait, Throwable failure, CallEvents events) {
        Mono<Long> closing = closed.then(Mono.error(
                () -> failure instanceof KinescopeException known ? new ClosedException(known.operation()) : failure));
        return Mono.defer(() -> {
            events.retrying(failure, wait);
            return Mono.delay(wait).takeUntilOther(closing);
        });
    }

    /** The wait between two calls belongs to neither of them, so it is reported to listeners of its own. */
    private CallEvents resumed(Throwable failure) {
        String operation = failure instanceof KinescopeException known ? known.operation() : "resume";
        return CallEvents.of(listeners, () -> operation, Context.empty());
    }

    private static boolean isPermanent(Throwable failure) {
        return failure instanceof TransportException broken && broken.permanent();
    }

    /** Returns whether sending the request again is safe and may succeed. */
    private static boolean isRetryable(Method method, Throwable failure) {
        if (failure instanceof RateLimitedException) {
            return true;
        }
        if (failure instanceof TransportException broken) {
            return !isPermanent(failure) && (!broken.sent() || method.isIdempotent());
        }
        if (failure instanceof DecodingException unreadable) {
            return method == Method.GET && unreadable.getCause() instanceof MissingDataException;
        }
        return failure instanceof ApiException error
                && (error.status() >= 500 || TRANSIENT.contains(error.status()))
                && method.isIdempotent();
    }
}
