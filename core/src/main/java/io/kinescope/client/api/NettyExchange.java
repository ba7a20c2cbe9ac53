package io.kinescope.client.api;

import io.kinescope.client.KinescopeException;
import io.kinescope.client.TransportException;
import io.kinescope.client.ratelimit.Permit;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/** Puts requests on the wire with Reactor Netty; the only class that knows {@link HttpClient}. */
final class NettyExchange implements Exchange {

    /** As many as the limits let start in a minute, so that a call with a permit never waits for a free connection. */
    private static final int MAX_CONNECTIONS = 300;

    /** Below what servers keep idle connections, so that the client closes them first and meets no closed one. */
    private static final Duration MAX_IDLE_TIME = Duration.ofSeconds(10);

    private final ConnectionProvider connections = ConnectionProvider.builder("kinescope")
            .maxConnections(MAX_CONNECTIONS)
            .pendingAcquireMaxCount(-1)
            .maxIdleTime(MAX_IDLE_TIME)
            .evictInBackground(MAX_IDLE_TIME)
            .lifo()
            .build();
    private final Mono<String> token;
    private final String baseUrl;
    private final String uploaderUrl;
    private final HttpClient client;

    NettyExchange(HttpSettings settings) {
        this.token = settings.token();
        this.baseUrl = settings.baseUrl();
        this.uploaderUrl = settings.uploaderUrl();
        HttpClient prepared = HttpClient.create(connections)
                .compress(true)
                .responseTimeout(settings.responseTimeout())
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.connectTimeout().toMillis()))
                .headers(headers -> headers.set(HttpHeaderNames.USER_AGENT, userAgent(settings.userAgent()))
                        .set(HttpHeaderNames.ACCEPT, "application/json"));
        // Retries are the pipeline's business, and a redirect could carry the token to a foreign host.
        this.client = settings.customizer().apply(prepared).disableRetry(true).followRedirect(false);
    }

    @Override
    public <T> Flux<T> send(Request request, Permit permit, Reader<T> reader) {
        return Flux.defer(() -> {
            AtomicBoolean sent = new AtomicBoolean();
            return token(request)
                    .flatMapMany(token -> client.request(
                                    HttpMethod.valueOf(request.method().name()))
                            .uri(url(request))
                            .send((outgoing, outbound) -> {
                                sent.set(true);
                                permit.sent();
                                return write(request, token, outgoing, outbound);
                            })
                            .response((incoming, body) -> {
                                permit.answered();
                                return reader.read(head(incoming), body.asByteArray());
                            }))
                    .onErrorMap(
                            failure -> !(failure instanceof KinescopeException),
                            failure -> new TransportException(
                                    request.operation(), sent.get(), describe(failure), failure));
        });
    }

    @Override
    public void close() {
        connections.dispose();
    }

    private Mono<String> token(Request request) {
        return token.onErrorMap(
                        failure -> new TransportException(request.operation(), false, "there is no token", failure))
                .switchIfEmpty(Mono.error(
                        () -> new TransportException(request.operation(), false, "the token's source is empty", null)))
                .map(Token::check);
    }

    private String url(Request request) {
        return (request.host() == Host.API ? baseUrl : uploaderUrl) + request.uri();
    }

    private static Publisher<Void> write(
            Request request, String token, HttpClientRequest outgoing, NettyOutbound outbound) {
        outgoing.header(HttpHeaderNames.AUTHORIZATION, "Bearer " + token);
        request.headers().forEach(outgoing::header);
        Body body = request.body();
        if (body == null) {
            return outbound;
        }
        outgoing.header(HttpHeaderNames.CONTENT_TYPE, body.contentType());
        outgoing.header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length()));
        return outbound.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body.bytes())));
    }

    private static Head head(HttpClientResponse answer) {
        HttpHeaders headers = answer.responseHeaders();
        Map<String, String> joined = new LinkedHashMap<>();
        headers.names().forEach(name -> joined.put(name, String.join(", ", headers.getAll(name))));
        return new Head(answer.status().code(), joined);
    }

    private static String userAgent(@Nullable String suffix) {
        String version =
                Objects.requireNonNullElse(NettyExchange.class.getPackage().getImplementationVersion(), "development");
        return "kinescope-reactive/" + version + (suffix == null ? "" : " " + HeaderText.value("User-Agent", suffix));
    }

    private static String describe(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        return failure.getMessage() == null ? kind : kind + ": " + failure.getMessage();
    }
}
