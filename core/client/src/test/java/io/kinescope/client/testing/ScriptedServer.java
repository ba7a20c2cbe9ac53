package io.kinescope.client.testing;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * A real HTTP server on the loopback interface that does what the test says, and remembers what it received.
 *
 * <p>A request gets the answer of the first rule it fits; else the next one that was queued; else the one for all; else
 * the status 418, which no client mistakes for something to try again.
 */
public final class ScriptedServer implements AutoCloseable {

    /** Its own threads, so that a client's event loops are the client's alone. */
    private static final LoopResources THREADS = LoopResources.create("scripted-server", 1, true);

    private static final long LONGEST_WAIT_SECONDS = 5;

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Queue<Answer> queue = new ArrayDeque<>();
    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private final Semaphore arrived = new Semaphore(0);
    private final AtomicInteger taken = new AtomicInteger();
    private final Connections connections = new Connections();
    private final long start = System.nanoTime();
    private final DisposableServer server;
    private volatile Function<Received, Answer> otherwise = request ->
            Answer.error(418, 418, "nothing is scripted for " + request.line().replace('"', '\''));

    private record Rule(Predicate<Received> request, Answer answer) {}

    private ScriptedServer(@Nullable Duration idleTimeout) {
        HttpServer prepared = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .runOn(THREADS)
                .doOnChannelInit((observer, channel, remote) -> connections.add(channel))
                .handle(this::handle);
        server = (idleTimeout == null ? prepared : prepared.idleTimeout(idleTimeout)).bindNow();
    }

    /** Starts a server that keeps idle connections open. */
    public static ScriptedServer start() {
        return new ScriptedServer(null);
    }

    /** Starts a server that closes connections which have been idle for so long. */
    public static ScriptedServer closingIdleAfter(Duration idle) {
        return new ScriptedServer(idle);
    }

    /** Returns its address without a path, as in {@code http://127.0.0.1:35617}; after close it refuses connections. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Queues answers, each for one request. */
    public ScriptedServer enqueue(Answer... answers) {
        synchronized (queue) {
            queue.addAll(List.of(answers));
        }
        return this;
    }

    /** Answers every request that fits, before all that is queued; of several rules the first one counts. */
    public ScriptedServer when(Predicate<Received> request, Answer answer) {
        rules.add(new Rule(request, answer));
        return this;
    }

    /** Answers every request for which nothing is queued. */
    public ScriptedServer always(Answer answer) {
        return always(request -> answer);
    }

    /** Answers every request for which nothing is queued with what the function makes of it, on the event loop. */
    public ScriptedServer always(Function<Received, Answer> answer) {
        otherwise = answer;
        return this;
    }

    /** Returns what was received so far, in order of arrival. */
    public List<Received> requests() {
        return List.copyOf(requests);
    }

    /** Returns the next request that was not taken yet, for which it waits up to five seconds. */
    public Received takeRequest() {
        try {
            if (!arrived.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("no further request arrived; there were " + requests);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while no further request arrived", interrupted);
        }
        return requests.get(taken.getAndIncrement());
    }

    public Connections connections() {
        return connections;
    }

    /** Closes everything at once, answers under way included. */
    @Override
    public void close() {
        server.channel().close().syncUninterruptibly();
        connections.closeAll();
    }

    private Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        List<Channel> channels = new ArrayList<>(1);
        request.withConnection(connection -> channels.add(connection.channel()));
        Channel channel = channels.get(0);
        return request.receive()
                .aggregate()
                .asByteArray()
                .defaultIfEmpty(new byte[0])
                .map(body -> record(request, body, channel))
                .flatMap(received -> new AnswerWriter(answer(received), response, channel).write())
                .onErrorComplete(AbortedException.class);
    }

    private Received record(HttpServerRequest request, byte[] body, Channel channel) {
        Received received = new Received(
                request.method().name(),
                request.uri(),
                request.requestHeaders().copy(),
                body,
                channel.id().asShortText(),
                ((InetSocketAddress) channel.remoteAddress()).getPort(),
                Duration.ofNanos(System.nanoTime() - start));
        requests.add(received);
        arrived.release();
        return received;
    }

    private Answer answer(Received received) {
        for (Rule rule : rules) {
            if (rule.request().test(received)) {
                return rule.answer();
            }
        }
        Answer queued;
        synchronized (queue) {
            queued = queue.poll();
        }
        return queued != null ? queued : otherwise.apply(received);
    }
}
