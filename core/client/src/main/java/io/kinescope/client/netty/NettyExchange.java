package io.kinescope.client.netty;

import io.kinescope.client.api.Exchange;
import io.kinescope.client.api.Request;
import io.kinescope.client.api.Request.Method;
import io.kinescope.client.api.ResponseHead;
import io.kinescope.client.content.Body;
import io.kinescope.client.error.ClosedException;
import io.kinescope.client.error.KinescopeException;
import io.kinescope.client.ratelimit.Permit;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http2.Http2StreamChannel;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyOutbound;
import reactor.netty.channel.ChannelMetricsRecorder;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClient.RequestSender;
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
    private final CloseSignal closed = new CloseSignal();
    private final Authorization authorization;
    private final Map<Method, RequestSender> senders = new EnumMap<>(Method.class);
    private final boolean metered;
    private final Handlers handlers;
    private final PathTags tags = new PathTags();
    private final String userAgent;
    private final Duration connectTimeout;
    private final Duration responseTimeout;

    NettyExchange(Authorization authorization, HttpSettings settings) {
        this.authorization = authorization;
        this.connectTimeout = settings.connectTimeout();
        this.responseTimeout = settings.responseTimeout();
        this.userAgent = UserAgent.of(settings.userAgent());
        HttpClient client = prepare(settings);
        for (Method method : Method.values()) {
            senders.put(method, client.request(HttpMethod.valueOf(method.name())));
        }
        this.metered = client.configuration().metricsRecorder() != null;
        this.handlers = new Handlers(client.configuration().decoder());
    }

    /** Whatever HTTP client the caller makes of the prepared one, these settings hold. */
    private HttpClient prepare(HttpSettings settings) {
        int connectTimeout = Math.toIntExact(settings.connectTimeout().toMillis());
        UnaryOperator<HttpClient> required = http -> http.compress(true)
                .responseTimeout(settings.responseTimeout())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectTimeout)
                // Retries are the pipeline's business, and a redirect could carry the token to a foreign host.
                .disableRetry(true)
                .followRedirect(false);
        HttpClient prepared = HttpClient.create(settings.connections() == null ? connections : settings.connections());
        HttpClient customized = settings.customizer().apply(required.apply(prepared));
        return tagged(WireLog.moved(required.apply(customized)));
    }

    /** Metrics, if the caller wants them, are tagged with path templates. */
    private HttpClient tagged(HttpClient http) {
        Supplier<? extends ChannelMetricsRecorder> recorder =
                http.configuration().metricsRecorder();
        if (recorder == null) {
            return http;
        }
        Function<String, String> custom =
                Objects.requireNonNullElse(http.configuration().uriTagValue(), Function.identity());
        return http.metrics(true, recorder, path -> custom.apply(tags.of(path)));
    }

    @Override
    public <T> Flux<T> send(Request request, Permit permit, Reader<T> reader) {
        return Flux.defer(() -> {
            if (closed.isClosed()) {
                return Flux.error(new ClosedException(request.operation()));
            }
            Flux<T> sent = authorization
                    .header(request, connectTimeout)
                    .flatMapMany(header -> send(new SendAttempt(request, permit), header, reader));
            return metered ? tags.during(request, sent) : sent;
        });
    }

    private <T> Flux<T> send(SendAttempt attempt, String authorization, Reader<T> reader) {
        Request request = attempt.request();
        return Objects.requireNonNull(senders.get(request.method()))
                .uri(request.url())
                .send((outgoing, outbound) -> {
                    if (!attempt.begin()) {
                        // It was cancelled, which closes the connection in a moment.
                        return Mono.never();
                    }
                    setHeaders(request, authorization, outgoing);
                    return write(attempt, outgoing, outbound);
                })
                .response((incoming, body) -> {
                    attempt.answered();
                    return reader.read(head(incoming), body.asByteArray());
                })
                .onErrorMap(failure -> !(failure instanceof KinescopeException), attempt::failed);
    }

    @Override
    public void close() {
        closed.close();
        connections.dispose();
    }

    @Override
    public Mono<Void> onClose() {
        return closed.asMono();
    }

    /** Headers that the caller set on the HTTP client for all requests stay within Kinescope's hosts. */
    private void setHeaders(Request request, String authorization, HttpClientRequest outgoing) {
        if (!request.authorized()) {
            Set<String> foreign = new LinkedHashSet<>(outgoing.requestHeaders().names());
            foreign.removeIf(name -> HttpHeaderNames.HOST.contentEqualsIgnoreCase(name)
                    || HttpHeaderNames.ACCEPT_ENCODING.contentEqualsIgnoreCase(name));
            foreign.forEach(outgoing.requestHeaders()::remove);
        }
        outgoing.header(HttpHeaderNames.USER_AGENT, userAgent);
        outgoing.header(HttpHeaderNames.ACCEPT, "application/json");
        if (!authorization.isEmpty()) {
            outgoing.header(HttpHeaderNames.AUTHORIZATION, authorization);
        }
        request.headers().forEach(outgoing::header);
    }

    private Publisher<Void> write(SendAttempt attempt, HttpClientRequest outgoing, NettyOutbound outbound) {
        Connection connection = connection(outbound);
        handlers.install(connection.channel().pipeline(), attempt::unprocessed);
        WireLog.mask(connection.channel());
        Body body = attempt.request().body();
        if (body == null) {
            return outbound;
        }
        outgoing.header(HttpHeaderNames.CONTENT_TYPE, body.contentType());
        outgoing.header(HttpHeaderNames.CONTENT_LENGTH, Long.toString(body.length()));
        BodyWriteTimeout.watch(connection, responseTimeout);
        ByteBuffer bytes = body.bytes();
        return bytes != null && !(connection.channel() instanceof Http2StreamChannel)
                ? outbound.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(bytes)))
                : outbound.then(new NettyBody(body, connection.channel()).write(attempt::sourceFailed));
    }

    private static Connection connection(NettyOutbound outbound) {
        AtomicReference<@Nullable Connection> connection = new AtomicReference<>();
        outbound.withConnection(connection::set);
        return Objects.requireNonNull(connection.get());
    }

    private static ResponseHead head(HttpClientResponse answer) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, String> header : answer.responseHeaders()) {
            headers.merge(header.getKey(), header.getValue(), (first, next) -> first + ", " + next);
        }
        return new ResponseHead(answer.status().code(), headers);
    }
}
