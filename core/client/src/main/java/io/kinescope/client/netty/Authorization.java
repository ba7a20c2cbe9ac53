package io.kinescope.client.netty;

import io.kinescope.client.api.Request;
import io.kinescope.client.error.TransportException;
import java.time.Duration;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The header that carries the API token. */
final class Authorization {

    private static final Mono<String> NONE = Mono.just("");

    private final BiFunction<Request, Duration, Mono<String>> header;

    private Authorization(BiFunction<Request, Duration, Mono<String>> header) {
        this.header = header;
    }

    /** The header of a token that never changes, which is checked here. */
    static Authorization of(@Nullable String token) {
        Mono<String> header = Mono.just(header(token));
        return new Authorization((request, timeout) -> header);
    }

    /** The header of a token whose source is subscribed to before every request. */
    static Authorization of(Mono<String> source) {
        return new Authorization((request, timeout) -> source.timeout(timeout)
                .onErrorMap(failure ->
                        new TransportException(request.operation(), false, false, "there is no token", failure))
                .switchIfEmpty(Mono.error(() ->
                        new TransportException(request.operation(), false, false, "the token's source is empty", null)))
                .map(Authorization::header));
    }

    private static String header(@Nullable String token) {
        return "Bearer " + Token.check(token);
    }

    /**
     * Returns the value of the header; an empty text for hosts that must not get the token.
     *
     * @param timeout the longest time to wait for the token: the request holds a permit meanwhile
     */
    Mono<String> header(Request request, Duration timeout) {
        return request.authorized() ? header.apply(request, timeout) : NONE;
    }
}
