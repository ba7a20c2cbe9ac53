package io.kinescope.test.server;

import io.kinescope.test.http.Answer;
import io.kinescope.test.http.BodyReceiver;
import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.Json;
import io.kinescope.test.json.Uuids;
import io.kinescope.test.library.Library;
import io.kinescope.test.operations.Api;
import io.kinescope.test.uploads.Processing;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.node.ObjectNode;

/**
 * The HTTP server of a library, on the loopback interface.
 *
 * <p>It runs on the shared event loops and the parallel scheduler. A single worker of the latter works on the library,
 * so the library needs no locks, and no event loop waits while a long listing is sorted.
 */
public final class LocalServer implements AutoCloseable {

    /** A hundred ids in a query exceed the usual 4 KiB. */
    private static final int MAX_REQUEST_LINE = 64 * 1024;

    private final Settings settings;
    private final Api api;
    private final RequestLog log;
    private final UploadResets resets;
    private final Scheduler worker = Schedulers.single(Schedulers.parallel());
    private final ChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
    private final DisposableServer server;

    /** Starts a server on a free port. */
    public LocalServer(Settings settings) {
        this.settings = settings;
        Library library = new Library(settings.videos(), settings.seed());
        this.api = new Api(library, settings.token(), new Processing(library.videos(), settings.processing(), worker));
        this.log = new RequestLog(
                new RequestLimits(settings.limits(), System::nanoTime),
                new RequestLimits(settings.limits(), System::nanoTime));
        this.resets = new UploadResets(settings.breakEvery());
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .compress(true)
                .httpRequestDecoder(decoder -> decoder.maxInitialLineLength(MAX_REQUEST_LINE))
                .doOnChannelInit((observer, channel, address) -> connections.add(channel))
                .handle(this::serve)
                .bindNow();
    }

    /** Returns the URL, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Returns the number of requests that arrived. */
    public long count() {
        return log.count();
    }

    /** Returns the number of requests that exceeded a limit. */
    public long refusedCount() {
        return log.refusedCount();
    }

    /** Returns the latest requests in the order of their arrival. */
    public List<ReceivedRequest> latest() {
        return log.latest();
    }

    @Override
    public void close() {
        server.disposeNow();
        connections.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        worker.dispose();
    }

    private Mono<Void> serve(HttpServerRequest request, HttpServerResponse response) {
        return arrival(request)
                .flatMap(early -> early.isZero() ? work(request) : receive(request, BodyReceiver.of(refusal(early))))
                .onErrorResume(ApiError.class, error -> Mono.just(Answer.of(error)))
                .onErrorResume(
                        error -> !(error instanceof ConnectionResetException),
                        error -> Mono.just(Answer.of(ApiError.internal(error))))
                .delayUntil(answer -> travel(settings.latency()))
                .flatMap(answer -> send(answer, request, response))
                .onErrorResume(
                        ConnectionResetException.class,
                        reset -> Mono.fromRunnable(() -> request.withConnection(Connection::dispose)));
    }

    /** Counts the request when it arrives, even if its sender has closed the connection by then. */
    private Mono<Duration> arrival(HttpServerRequest request) {
        return travel(settings.transit())
                .then(Mono.fromSupplier(() -> log.arrive(request.method().name(), request.uri())))
                .cache();
    }

    private Mono<Void> travel(Delay delay) {
        Duration duration = delay.draw();
        return duration.isZero() ? Mono.empty() : Mono.delay(duration, worker).then();
    }

    private Mono<Answer> work(HttpServerRequest request) {
        return Mono.fromSupplier(() -> api.begin(request.method().name(), request.uri(), request.requestHeaders()))
                .onErrorResume(ApiError.class, error -> Mono.just(BodyReceiver.of(Answer.of(error))))
                .subscribeOn(worker)
                .flatMap(receiver -> receive(request, receiver));
    }

    private Mono<Answer> receive(HttpServerRequest request, BodyReceiver receiver) {
        return request.receive()
                .asByteArray()
                .doOnNext(part -> receive(part, receiver, request))
                .doFinally(signal -> {
                    if (signal != SignalType.ON_COMPLETE) {
                        worker.schedule(receiver::disconnected);
                    }
                })
                .then(Mono.fromSupplier(receiver::end).subscribeOn(worker));
    }

    private void receive(byte[] part, BodyReceiver receiver, HttpServerRequest request) {
        receiver.receive(part);
        if (UploaderPaths.serves(request.uri())) {
            resets.count(part.length);
        }
    }

    private Answer refusal(Duration early) {
        Answer answer = Answer.of(ApiError.tooManyRequests());
        return settings.retryAfter()
                .apply(early)
                .map(wait -> answer.header("Retry-After", Long.toString(wholeSeconds(wait))))
                .orElse(answer);
    }

    private static Mono<Void> send(Answer answer, HttpServerRequest request, HttpServerResponse response) {
        response.status(answer.status())
                .header(
                        HttpHeaderNames.DATE,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)))
                .header("X-Request-ID", Uuids.random());
        answer.headers().forEach(response::header);
        ObjectNode body = answer.body();
        if (body == null || request.method().equals(HttpMethod.HEAD)) {
            return response.send();
        }
        response.header(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=utf-8");
        return response.sendByteArray(Mono.just(Json.write(body))).then();
    }

    /** Rounds up, so that a request after this wait is accepted. */
    private static long wholeSeconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
