package io.kinescope.test.server;

import io.kinescope.test.http.Answer;
import io.kinescope.test.http.BodyReceiver;
import io.kinescope.test.json.ApiError;
import io.kinescope.test.library.Library;
import io.kinescope.test.operations.Api;
import io.kinescope.test.script.Reply;
import io.kinescope.test.script.Script;
import io.kinescope.test.uploads.Processing;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * The HTTP server of a library, on the loopback interface.
 *
 * <p>All servers of a JVM share their event loops, apart from those of Reactor Netty, which Spring disposes when an application
 * under test stops. A single worker of the parallel scheduler works on the library, so the library needs no locks, and no event
 * loop waits while a long listing is sorted.
 */
public final class LocalServer implements AutoCloseable {

    /** A hundred ids in a query exceed the usual 4 KiB. */
    private static final int MAX_REQUEST_LINE = 64 * 1024;

    private static final LoopResources EVENT_LOOPS =
            LoopResources.create("local-kinescope", LoopResources.DEFAULT_IO_WORKER_COUNT, true);

    private final Settings settings;
    private final Api api;
    private final RequestLog log;
    private final UploadResets resets;
    private final Script script = new Script();
    private final Scheduler worker = Schedulers.single(Schedulers.parallel());
    private final ChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
    private final DisposableServer server;

    /** Starts a server. */
    public LocalServer(Settings settings) {
        this.settings = settings;
        Library library = new Library(settings.videos(), settings.seed());
        this.api = new Api(library, settings.token(), new Processing(library.videos(), settings.processing(), worker));
        this.log = new RequestLog(
                new RequestLimits(settings.limits(), System::nanoTime),
                new RequestLimits(settings.limits(), System::nanoTime));
        this.resets = new UploadResets(settings.breakEvery());
        this.server = HttpServer.create()
                .runOn(EVENT_LOOPS)
                .host("127.0.0.1")
                .port(settings.port())
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

    /** Forgets the requests received so far. */
    public void clearRequests() {
        log.clear();
    }

    /** Returns the replies to the next requests. */
    public Script script() {
        return script;
    }

    @Override
    public void close() {
        server.disposeNow();
        connections.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        worker.dispose();
    }

    private Mono<Void> serve(HttpServerRequest request, HttpServerResponse response) {
        return arrival(request)
                .flatMap(arrival -> {
                    Reply reply = reply(arrival);
                    return answer(reply, request, arrival.request())
                            .delayUntil(answer -> wait(settings.latency().draw().plus(reply.delay())))
                            .doOnNext(answer -> log(reply, answer, arrival.request()))
                            .doOnCancel(arrival.request()::disconnect)
                            .flatMap(answer -> ReplyWriter.write(reply, answer, request, response));
                })
                .onErrorResume(
                        ConnectionResetException.class, reset -> Mono.fromRunnable(() -> ReplyWriter.reset(request)));
    }

    /** Counts the request when it arrives, even if its sender has closed the connection by then. */
    private Mono<RequestLog.Arrival> arrival(HttpServerRequest request) {
        return wait(settings.transit().draw())
                .then(Mono.fromSupplier(
                        () -> log.arrive(request.method().name(), request.uri(), request.requestHeaders())))
                .cache();
    }

    private Mono<Void> wait(Duration duration) {
        return duration.isZero() ? Mono.empty() : Mono.delay(duration, worker).then();
    }

    private Reply reply(RequestLog.Arrival arrival) {
        if (!arrival.early().isZero()) {
            return Reply.of(refusal(arrival.early()));
        }
        String method = arrival.request().method();
        String path = UploaderPaths.path(arrival.request().uri());
        return script.next(method, path, api.template(method, path)).orElse(Reply.REGULAR);
    }

    private Mono<Answer> answer(Reply reply, HttpServerRequest request, ReceivedRequest received) {
        Answer scripted = reply.answer();
        Mono<Answer> answer =
                scripted == null ? perform(request, received) : receive(request, received, BodyReceiver.of(scripted));
        return answer.onErrorResume(ApiError.class, error -> Mono.just(Answer.of(error)))
                .onErrorResume(
                        error -> !(error instanceof ConnectionResetException),
                        error -> Mono.just(Answer.of(ApiError.internal(error))))
                .map(reply::decorate)
                .map(answered -> CrossOrigin.allow(answered, received));
    }

    private Mono<Answer> perform(HttpServerRequest request, ReceivedRequest received) {
        return Mono.fromSupplier(() -> api.begin(request.method().name(), request.uri(), request.requestHeaders()))
                .onErrorResume(ApiError.class, error -> Mono.just(BodyReceiver.of(Answer.of(error))))
                .subscribeOn(worker)
                .flatMap(receiver -> receive(request, received, receiver));
    }

    private Mono<Answer> receive(HttpServerRequest request, ReceivedRequest received, BodyReceiver receiver) {
        return request.receive()
                .asByteArray()
                .onErrorMap(closed -> {
                    received.disconnect();
                    return new ConnectionResetException();
                })
                .doOnNext(part -> receive(part, received, receiver))
                .doFinally(signal -> {
                    if (signal != SignalType.ON_COMPLETE) {
                        worker.schedule(receiver::disconnected);
                    }
                })
                .then(Mono.fromSupplier(receiver::end).subscribeOn(worker));
    }

    private void receive(byte[] part, ReceivedRequest received, BodyReceiver receiver) {
        received.add(part);
        receiver.receive(part);
        if (UploaderPaths.serves(received.uri())) {
            resets.count(part.length);
        }
    }

    private void log(Reply reply, Answer answer, ReceivedRequest request) {
        if (reply.reset()) {
            request.reset();
        } else {
            request.answered(answer.status());
        }
        settings.listener().accept(request);
    }

    private Answer refusal(Duration early) {
        Answer answer = Answer.of(ApiError.tooManyRequests());
        return settings.retryAfter()
                .apply(early)
                .map(wait -> answer.header("Retry-After", Long.toString(wholeSeconds(wait))))
                .orElse(answer);
    }

    /** Rounds up, so that a request after this wait is accepted. */
    private static long wholeSeconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
