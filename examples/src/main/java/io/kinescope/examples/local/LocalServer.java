package io.kinescope.examples.local;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Serves a library on the loopback interface.
 *
 * <p>It runs on the event loops and the parallel scheduler which the JVM has anyway. The library is worked on by a
 * single worker of the latter, so that it needs no locks, and no event loop waits while a long listing is sorted.
 */
public final class LocalServer implements AutoCloseable {

    /** A hundred ids in a query exceed the usual 4 KiB. */
    private static final int MAX_REQUEST_LINE = 64 * 1024;

    private final Settings settings;
    private final Api api;
    private final Traffic traffic;
    private final Scheduler worker = Schedulers.single(Schedulers.parallel());
    private final ChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
    private final DisposableServer server;

    /** Starts a server on a free port. */
    public LocalServer(Settings settings) {
        this.settings = settings;
        this.api = new Api(new Library(settings.videos(), settings.seed()), settings.token());
        this.traffic = new Traffic(new ArrivalLimits(settings.limits(), System::nanoTime));
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .compress(true)
                .httpRequestDecoder(decoder -> decoder.maxInitialLineLength(MAX_REQUEST_LINE))
                .doOnChannelInit((observer, channel, address) -> connections.add(channel))
                .handle(this::serve)
                .bindNow();
    }

    /** Its URL, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** How many requests arrived. */
    public long requests() {
        return traffic.requests();
    }

    /** How many of them were refused for being one too many. */
    public long refused() {
        return traffic.refused();
    }

    /** The requests that arrived last, in the order of their arrival. */
    public List<Arrival> latest() {
        return traffic.latest();
    }

    @Override
    public void close() {
        server.disposeNow();
        connections.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        worker.dispose();
    }

    private Mono<Void> serve(HttpServerRequest request, HttpServerResponse response) {
        return arrival(request)
                .flatMap(early -> early.isZero() ? work(request) : Mono.just(refusal(early)))
                .onErrorResume(ApiError.class, error -> Mono.just(Answer.of(error)))
                .onErrorResume(error -> Mono.just(Answer.of(ApiError.internal(error))))
                .delayUntil(answer -> travel(settings.latency()))
                .flatMap(answer -> send(answer, response));
    }

    /** Counts the request when it arrives, even if its sender has hung up by then: it is on its way all the same. */
    private Mono<Duration> arrival(HttpServerRequest request) {
        return travel(settings.transit())
                .then(Mono.fromSupplier(() -> traffic.arrive(request.method().name(), request.uri())))
                .cache();
    }

    private Mono<Void> travel(Delay delay) {
        Duration duration = delay.draw();
        return duration.isZero() ? Mono.empty() : Mono.delay(duration, worker).then();
    }

    private Mono<Answer> work(HttpServerRequest request) {
        String authorization = request.requestHeaders().get(HttpHeaderNames.AUTHORIZATION);
        return Content.of(request).flatMap(content -> Mono.fromSupplier(
                        () -> Answer.of(api.answer(request.method().name(), request.uri(), authorization, content)))
                .subscribeOn(worker));
    }

    private Answer refusal(Duration early) {
        return Answer.refusal(ApiError.tooManyRequests(), settings.retryAfter().apply(early));
    }

    private static Mono<Void> send(Answer answer, HttpServerResponse response) {
        response.status(answer.status())
                .header(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
                .header(
                        HttpHeaderNames.DATE,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)))
                .header("X-Request-ID", Uuids.random());
        answer.retryAfter()
                .ifPresent(wait -> response.header(HttpHeaderNames.RETRY_AFTER, Long.toString(wholeSeconds(wait))));
        return response.sendByteArray(Mono.just(Json.write(answer.body()))).then();
    }

    /** Rounded up, so that whoever waits that long comes late enough. */
    private static long wholeSeconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
