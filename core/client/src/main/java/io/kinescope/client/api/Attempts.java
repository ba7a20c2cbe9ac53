package io.kinescope.client.api;

import io.kinescope.client.api.Exchange.Reader;
import io.kinescope.client.content.Body;
import io.kinescope.client.error.ClosedException;
import io.kinescope.client.error.KinescopeException;
import io.kinescope.client.error.RateLimitedException;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.error.WaitTooLongException;
import io.kinescope.client.file.ContentException;
import io.kinescope.client.ratelimit.NoPermitException;
import io.kinescope.client.ratelimit.Permit;
import io.kinescope.client.ratelimit.RateLimiter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The attempts to send the request of one subscriber: retry ( permit → send → check ). */
final class Attempts<T> {

    private final Pipeline pipeline;
    private final Request request;
    private final Reader<T> reader;
    private final CallEvents events;
    private volatile boolean emitted;

    Attempts(Pipeline pipeline, Request request, Reader<T> reader, CallEvents events) {
        this.pipeline = pipeline;
        this.request = request;
        this.reader = events.answered(reader);
        this.events = events;
    }

    /** Most calls succeed at the first attempt, so what retries take is set up after a failure. */
    Flux<T> send() {
        return attemptInContext(false).onErrorResume(this::retry).as(events::finished);
    }

    private Flux<T> retry(Throwable failure) {
        return pipeline.decision()
                .retry(failure, attemptInContext(true), request, limiter(), events, this::isRepeatable);
    }

    /** A retry, a resumed upload or a poll starts on the thread of its wait: restores the subscriber's thread locals. */
    private Flux<T> attemptInContext(boolean retry) {
        return Flux.defer(() -> attempt(retry)).contextWrite(Function.identity());
    }

    private RateLimiter limiter() {
        return pipeline.host().limiter();
    }

    private boolean isRepeatable() {
        Body body = request.body();
        return !emitted && (body == null || body.canBeSent());
    }

    /** Waits for a permit, unless the client is closed meanwhile: whichever comes first decides. */
    private Flux<T> attempt(boolean retry) {
        events.attemptStarted();
        AtomicBoolean decided = new AtomicBoolean();
        Function<Permit, Flux<T>> first =
                permit -> decided.compareAndSet(false, true) ? send(permit) : Flux.error(closed());
        Flux<T> limited = retry ? limiter().withRetryPermit(first) : limiter().withPermit(first);
        Mono<Void> closing = pipeline.exchange()
                .onClose()
                .then(Mono.defer(() -> decided.compareAndSet(false, true) ? Mono.error(closed()) : Mono.never()));
        return limited.onErrorMap(failure -> decided.get() ? failure : withoutPermit(failure))
                .takeUntilOther(closing);
    }

    private ClosedException closed() {
        return new ClosedException(request.operation());
    }

    private Throwable withoutPermit(Throwable failure) {
        if (failure instanceof NoPermitException refusal) {
            return new WaitTooLongException(request.operation(), refusal.expectedWait(), refusal);
        }
        return failure instanceof KinescopeException
                ? failure
                : new TransportException(
                        request.operation(), false, false, "there is no permit: " + failure.getMessage(), failure);
    }

    private Flux<T> send(Permit permit) {
        events.permitGranted();
        return pipeline.exchange()
                .send(traced(), permit, reader)
                .doOnNext(item -> emitted = true)
                .onErrorMap(failure -> sendFailure(failure, permit));
    }

    /** No other host learns of the application's traces. */
    private Request traced() {
        return request.authorized() && pipeline.settings().sendsTraceHeaders() ? events.traced(request) : request;
    }

    private Throwable sendFailure(Throwable failure, Permit permit) {
        if (failure instanceof RateLimitedException) {
            permit.refused();
        }
        return failure instanceof ContentException unreadable
                ? ContentException.toSourceException(request.operation(), unreadable)
                : failure;
    }
}
