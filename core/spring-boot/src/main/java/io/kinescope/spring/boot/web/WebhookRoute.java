package io.kinescope.spring.boot.web;

import io.kinescope.client.callback.BasicCredentials;
import io.kinescope.client.callback.WebhookReceiver;
import io.kinescope.client.callback.WebhookReceiver.Result;
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
 * Answers the deliveries of webhooks.
 *
 * @param credentials the credentials of Kinescope; without them not even the body is read
 * @param receiver the receiver of the deliveries
 */
record WebhookRoute(BasicCredentials credentials, WebhookReceiver receiver) implements HandlerFunction<ServerResponse> {

    private static final Log LOG = LogFactory.getLog(WebhookRoute.class);

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        String authorization = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
        if (!credentials.matches(authorization)) {
            return answer(Result.UNAUTHORIZED);
        }
        return CallbackBody.read(request, receiver.maxBodySize())
                .flatMap(body -> receive(request, authorization, body))
                .switchIfEmpty(Mono.defer(() -> answer(Result.TOO_LARGE)));
    }

    /** The handlers' errors end here, since an error handler of the application could answer with another status. */
    private Mono<ServerResponse> receive(ServerRequest request, @Nullable String authorization, byte[] body) {
        return receiver.receive(authorization, body)
                .flatMap(WebhookRoute::answer)
                .onErrorResume(failure -> {
                    LOG.error(request.exchange().getLogPrefix() + "A webhook delivery was not handled", failure);
                    return ServerResponse.status(HttpStatus.INTERNAL_SERVER_ERROR)
                            .build();
                });
    }

    private static Mono<ServerResponse> answer(Result result) {
        ServerResponse.BodyBuilder response = ServerResponse.status(result.status());
        if (result == Result.UNAUTHORIZED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"kinescope\"");
        }
        return response.build();
    }
}
