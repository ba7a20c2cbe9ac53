package io.kinescope.spring.boot.web;

import io.kinescope.client.callback.BasicCredentials;
import io.kinescope.client.callback.PlaybackAuthorizer;
import io.kinescope.client.callback.PlaybackAuthorizer.Result;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Answers whether viewers may play.
 *
 * @param credentials the credentials of Kinescope; without them not even the body is read
 * @param authorizer the authorizer that calls the application's check
 */
record PlaybackRoute(BasicCredentials credentials, PlaybackAuthorizer authorizer)
        implements HandlerFunction<ServerResponse> {

    private static final Log LOG = LogFactory.getLog(PlaybackRoute.class);
    private static final int MAX_BODY_SIZE = 64 * 1024;

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        String authorization = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
        if (!credentials.matches(authorization)) {
            return answer(Result.DENIED);
        }
        return CallbackBody.read(request, MAX_BODY_SIZE)
                .flatMap(body -> authorize(request, authorization, body))
                .switchIfEmpty(Mono.defer(() -> answer(Result.UNREADABLE)));
    }

    private Mono<ServerResponse> authorize(ServerRequest request, @Nullable String authorization, byte[] body) {
        return authorizer
                .authorize(authorization, body)
                .flatMap(PlaybackRoute::answer)
                .onErrorResume(failure -> {
                    LOG.error(request.exchange().getLogPrefix() + "A request for playback was not decided", failure);
                    return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE).build();
                });
    }

    private static Mono<ServerResponse> answer(Result result) {
        return ServerResponse.status(result.status()).build();
    }
}
