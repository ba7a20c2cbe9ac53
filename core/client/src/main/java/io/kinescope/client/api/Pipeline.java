package io.kinescope.client.api;

import io.kinescope.client.api.Exchange.Reader;
import io.kinescope.client.content.Body;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.ratelimit.RateLimiter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The steps of every call to one host: retry ( permit → send → check ) → decode. */
record Pipeline(Exchange exchange, ApiSettings settings, Host host, Attempts attempts, Json json) {

    /** How much of an error's body is read; beyond that it is not an error the API describes. */
    private static final int MAX_ERROR_SIZE = 64 * 1024;

    /** Returns the pipeline to the API's own host. */
    static Pipeline of(Exchange exchange, ApiSettings settings, Json json, DoubleSupplier random) {
        settings.requireSecureUrls();
        return new Pipeline(exchange, settings, Host.api(settings), new Attempts(settings.retry(), random), json);
    }

    Pipeline to(Host other) {
        return new Pipeline(exchange, settings, other, attempts, json);
    }

    /** The same, but nothing is sent twice. */
    Pipeline withoutRetry() {
        return new Pipeline(exchange, settings, host, attempts.withoutRetry(), json);
    }

    /** Sends the request and holds the whole answer in memory. */
    Mono<Response<byte[]>> whole(Request request) {
        return attempts(request, (head, body) -> collect(request, head, body).map(bytes -> new Response<>(head, bytes)))
                .singleOrEmpty();
    }

    /** Sends the request and hands on the bytes of the answer as they arrive. */
    Flux<byte[]> streamed(Request request) {
        return attempts(request, (head, body) -> body);
    }

    /** Sends the request and hands on the bytes of the answer as they arrive, unless they are JSON. */
    Flux<byte[]> streamedUnlessJson(Request request) {
        return attempts(
                request,
                (head, body) -> body.switchOnFirst((first, bytes) ->
                        saysJson(head) || looksLikeJson(first.get()) ? Flux.error(jsonInstead(request, head)) : bytes));
    }

    private static boolean saysJson(ResponseHead head) {
        String type = head.header("Content-Type");
        return type != null && type.toLowerCase(Locale.ROOT).contains("json");
    }

    private static boolean looksLikeJson(byte @Nullable [] beginning) {
        if (beginning == null) {
            return false;
        }
        String text = new String(beginning, 0, Math.min(beginning.length, 64), StandardCharsets.UTF_8).strip();
        return text.startsWith("{") || text.startsWith("[");
    }

    private static DecodingException jsonInstead(Request request, ResponseHead head) {
        return new DecodingException(
                request.operation(), "it is JSON, so this export has no such format", head.requestId(), null);
    }

    /** Decodes an answer; what cannot be read once is not asked for again. */
    <R> Response<R> decode(Request request, Response<byte[]> response, Decoder<R> decoder) {
        try {
            byte[] body = response.body();
            return new Response<>(response.head(), body == null || body.length == 0 ? null : decoder.decode(body));
        } catch (UnreadableException unreadable) {
            throw new DecodingException(
                    request.operation(), String.valueOf(unreadable.getMessage()), response.requestId(), unreadable);
        }
    }

    private <T> Flux<T> attempts(Request request, Reader<T> reader) {
        return Flux.defer(() -> {
            AtomicBoolean emitted = new AtomicBoolean();
            RateLimiter limiter = host.limiter();
            return limiter.withPermit(permit -> exchange.send(request, permit, checked(request, reader)))
                    .doOnNext(item -> emitted.set(true))
                    .retryWhen(attempts.retry(request, limiter, () -> !emitted.get() && canBeSent(request.body())));
        });
    }

    private static boolean canBeSent(@Nullable Body body) {
        return body == null || body.canBeSent();
    }

    private <T> Reader<T> checked(Request request, Reader<T> reader) {
        return (head, body) -> head.isSuccess()
                ? reader.read(head, body)
                : beginning(body).flatMap(bytes -> Mono.error(Errors.of(request, head, bytes, json)));
    }

    private Mono<byte[]> collect(Request request, ResponseHead head, Flux<byte[]> body) {
        return body.reduceWith(ByteArrayOutputStream::new, (bytes, chunk) -> {
                    if (bytes.size() + chunk.length > settings.maxResponseSize()) {
                        throw new DecodingException(
                                request.operation(),
                                "it is larger than the " + settings.maxResponseSize()
                                        + " bytes that the option maxResponseSize allows",
                                head.requestId(),
                                null);
                    }
                    bytes.writeBytes(chunk);
                    return bytes;
                })
                .map(ByteArrayOutputStream::toByteArray);
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

    /** Reads what an answer holds from its bytes, of which there is at least one. */
    interface Decoder<R> {

        @Nullable
        R decode(byte[] body);
    }
}
