package io.kinescope.client.netty;

import io.kinescope.client.api.Exchange;
import io.kinescope.client.api.Request;
import io.kinescope.client.api.ResponseHead;
import io.kinescope.client.content.Body;
import io.kinescope.client.content.ContentException;
import io.kinescope.client.error.KinescopeException;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.ratelimit.Permit;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
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
    private volatile boolean closed;
    private final Mono<String> token;
    private final Duration silence;
    private final HttpClient client;

    NettyExchange(Mono<String> token, HttpSettings settings) {
        // Whoever waits for a token holds a permit, so the source must not keep it for ever.
        this.token = token.timeout(settings.connectTimeout());
        this.silence = settings.responseTimeout();
        HttpClient prepared = HttpClient.create(connections)
                .compress(true)
                .responseTimeout(settings.responseTimeout())
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.connectTimeout().toMillis()))
                .headers(headers -> headers.set(HttpHeaderNames.USER_AGENT, UserAgent.of(settings.userAgent()))
                        .set(HttpHeaderNames.ACCEPT, "application/json"));
        // Retries are the pipeline's business, and a redirect could carry the token to a foreign host.
        this.client = settings.customizer().apply(prepared).disableRetry(true).followRedirect(false);
    }

    @Override
    public <T> Flux<T> send(Request request, Permit permit, Reader<T> reader) {
        return Flux.defer(() -> {
            if (closed) {
                return Flux.error(new IllegalStateException("the client is closed"));
            }
            AtomicBoolean sent = new AtomicBoolean();
            AtomicReference<Throwable> source = new AtomicReference<>();
            return authorization(request).flatMapMany(authorization -> client.request(
                            HttpMethod.valueOf(request.method().name()))
                    .uri(request.url())
                    .send((outgoing, outbound) -> {
                        sent.set(true);
                        permit.sent();
                        return write(request, authorization, outgoing, outbound, source::set);
                    })
                    .response((incoming, body) -> {
                        permit.answered();
                        return reader.read(head(incoming), body.asByteArray());
                    })
                    .onErrorMap(
                            failure -> !(failure instanceof KinescopeException),
                            failure -> failure(request, sent.get(), source.get(), failure)));
        });
    }

    @Override
    public void close() {
        closed = true;
        connections.dispose();
    }

    /** A source that failed tears down the connection, so what the connection says of it comes second. */
    private static KinescopeException failure(
            Request request, boolean sent, @Nullable Throwable source, Throwable failure) {
        return source != null
                ? ContentException.toSourceException(request.operation(), source)
                : new TransportException(request.operation(), sent, describe(failure), failure);
    }

    /** Returns an empty text for hosts that must not get the token. */
    private Mono<String> authorization(Request request) {
        return request.authorized() ? token(request).map("Bearer "::concat) : Mono.just("");
    }

    private Mono<String> token(Request request) {
        return token.onErrorMap(
                        failure -> new TransportException(request.operation(), false, "there is no token", failure))
                .switchIfEmpty(Mono.error(
                        () -> new TransportException(request.operation(), false, "the token's source is empty", null)))
                .map(Token::check);
    }

    private Publisher<Void> write(
            Request request,
            String authorization,
            HttpClientRequest outgoing,
            NettyOutbound outbound,
            Consumer<Throwable> onSourceFailure) {
        if (!authorization.isEmpty()) {
            outgoing.header(HttpHeaderNames.AUTHORIZATION, authorization);
        }
        request.headers().forEach(outgoing::header);
        Body body = request.body();
        if (body == null) {
            return outbound;
        }
        outgoing.header(HttpHeaderNames.CONTENT_TYPE, body.contentType());
        outgoing.header(HttpHeaderNames.CONTENT_LENGTH, Long.toString(body.length()));
        Connection connection = connection(outbound);
        NettyStall.watch(connection, silence);
        ByteBuffer bytes = body.bytes();
        return bytes != null
                ? outbound.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(bytes)))
                : outbound.then(new NettyBody(body, connection.channel()).write(onSourceFailure));
    }

    private static Connection connection(NettyOutbound outbound) {
        AtomicReference<@Nullable Connection> connection = new AtomicReference<>();
        outbound.withConnection(connection::set);
        return Objects.requireNonNull(connection.get());
    }

    private static ResponseHead head(HttpClientResponse answer) {
        HttpHeaders headers = answer.responseHeaders();
        Map<String, String> joined = new LinkedHashMap<>();
        headers.names().forEach(name -> joined.put(name, String.join(", ", headers.getAll(name))));
        return new ResponseHead(answer.status().code(), joined);
    }

    private static String describe(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        return failure.getMessage() == null ? kind : kind + ": " + failure.getMessage();
    }
}
