package io.kinescope.client.api;

import io.kinescope.client.api.Exchange.Reader;
import io.kinescope.client.api.Request.Method;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.json.Json;
import io.kinescope.client.json.MissingDataException;
import io.kinescope.client.json.ResponseBody;
import io.kinescope.client.json.UnbuildableException;
import io.kinescope.client.json.UnreadableException;
import io.kinescope.client.ratelimit.RateLimiter;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The steps of every call to one host: retry ( permit → send → check ) → decode. */
record Pipeline(Exchange exchange, ApiSettings settings, Host host, RetryDecision decision, Json json) {

    /** The number of bytes of an error's body that are read; beyond that it is not an error the API describes. */
    private static final int MAX_ERROR_SIZE = 1024 * 1024;

    private static final int NO_CONTENT = 204;

    /** Returns the pipeline to the API's own host. */
    static Pipeline of(Exchange exchange, ApiSettings settings, Json json, DoubleSupplier random) {
        settings.requireSecureUrls();
        return new Pipeline(
                exchange, settings, Host.api(settings), new RetryDecision(settings, random, exchange.onClose()), json);
    }

    Pipeline to(Host other) {
        return new Pipeline(exchange, settings, other, decision, json);
    }

    /** The same, but nothing is sent twice. */
    Pipeline withoutRetry() {
        return new Pipeline(exchange, settings, host, decision.withoutRetry(), json);
    }

    /** The same, but requests wait for permits as background work. */
    Pipeline background() {
        return limiters(RateLimiter::background);
    }

    /** The same, but a request that would wait longer for its permit fails. */
    Pipeline maxWait(Duration duration) {
        return limiters(limiter -> limiter.maxWait(duration));
    }

    private Pipeline limiters(UnaryOperator<RateLimiter> view) {
        ApiSettings viewed = settings.rateLimiter(view.apply(settings.rateLimiter()))
                .uploadRateLimiter(view.apply(settings.uploadRateLimiter()));
        return new Pipeline(exchange, viewed, host.limiter(view), decision, json);
    }

    /** Sends the request and holds the whole answer in memory. */
    Mono<Response<byte[]>> whole(Request request) {
        return attempts(request, (head, body) -> collect(request, head, body)
                        .map(whole -> new Response<>(head, whole.bytes())))
                .singleOrEmpty();
    }

    /** Sends the request and hands on the bytes of the answer as they arrive. */
    Flux<byte[]> streamed(Request request) {
        return attempts(request, (head, body) -> complete(request, head, body));
    }

    /** Sends the request and hands on the bytes of the text as they arrive, unless it is of another format. */
    Flux<byte[]> text(Request request) {
        return attempts(request, (head, body) -> ExportBody.check(request, head, complete(request, head, body)));
    }

    /** Sends the request and hands on the bytes of the table, which names its columns at least. */
    Flux<byte[]> table(Request request) {
        return attempts(request, (head, body) -> ExportBody.check(request, head, present(request, head, body)));
    }

    /** A body may be empty only if the response states its end. */
    private static Flux<byte[]> complete(Request request, ResponseHead head, Flux<byte[]> body) {
        return head.statesEnd() ? body : present(request, head, body);
    }

    private static Flux<byte[]> present(Request request, ResponseHead head, Flux<byte[]> body) {
        return body.switchIfEmpty(
                Flux.error(() -> unreadable(request, head, "it is empty", new MissingDataException("it is empty"))));
    }

    private static DecodingException unreadable(
            Request request, ResponseHead head, String reason, UnreadableException cause) {
        return new DecodingException(request.operation(), reason, head.requestId(), cause);
    }

    /** Sends the request for its effect; a success that says otherwise in its body is an error. */
    Mono<Void> effect(Request request) {
        return whole(request)
                .doOnNext(response -> Success.require(request, response, json))
                .then();
    }

    /** Sends the request and decodes the answer, which is requested again if it lacks its data and that is safe. */
    <R> Mono<Response<R>> decoded(Request request, Decoder<R> decoder) {
        return attempts(request, (head, body) -> collect(request, head, body)
                        .map(whole -> decode(request, head, whole, decoder)))
                .singleOrEmpty();
    }

    private <R> Response<R> decode(Request request, ResponseHead head, ResponseBody body, Decoder<R> decoder) {
        if (body.size() == 0 && head.status() == NO_CONTENT && request.method() != Method.GET) {
            return new Response<>(head, null);
        }
        try {
            return new Response<>(head, decoder.decode(head, body));
        } catch (UnbuildableException unbuildable) {
            throw DecodingException.ofType(
                    request.operation(), unbuildable.type(), head.requestId(), unbuildable.definition());
        } catch (UnreadableException unreadable) {
            byte[] bytes = body.bytes();
            Success.require(request, new Response<>(head, bytes), json);
            throw unreadable(request, head, Success.describe(unreadable, head, bytes), unreadable);
        }
    }

    private <T> Flux<T> attempts(Request request, Reader<T> reader) {
        return Flux.deferContextual(context -> new Attempts<>(
                        this,
                        request,
                        checked(request, reader),
                        CallEvents.of(settings.listeners(), request::operation, context))
                .send());
    }

    private <T> Reader<T> checked(Request request, Reader<T> reader) {
        return (head, body) -> head.isSuccess()
                ? reader.read(head, body)
                : beginning(body).flatMap(bytes -> Mono.error(Errors.of(request, head, bytes, json)));
    }

    private Mono<ResponseBody> collect(Request request, ResponseHead head, Flux<byte[]> body) {
        return body.reduceWith(ResponseBody::new, (whole, chunk) -> {
            if (whole.size() + chunk.length > settings.maxResponseSize()) {
                throw new DecodingException(
                        request.operation(),
                        "it is larger than the " + settings.maxResponseSize()
                                + " bytes that the option maxResponseSize allows",
                        head.requestId(),
                        null);
            }
            whole.add(chunk);
            return whole;
        });
    }

    /** An error that breaks off, or never ends, is still the error its status says. */
    private static Mono<byte[]> beginning(Flux<byte[]> body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return body.onErrorComplete()
                .takeUntil(chunk -> {
                    bytes.writeBytes(chunk);
                    return bytes.size() >= MAX_ERROR_SIZE;
                })
                .then(Mono.fromSupplier(bytes::toByteArray));
    }

    /** Reads what a response holds from its body. */
    interface Decoder<R> {

        @Nullable
        R decode(ResponseHead head, ResponseBody body);
    }
}
