package io.kinescope.client.testing;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaders;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** One upload of a tus server that misbehaves as told; it keeps a hash of the bytes instead of the bytes. */
public final class TusServer implements AutoCloseable {

    /** What may happen to a PATCH. */
    public enum Mishap {
        /** Nothing. */
        NONE,
        /** The connection is closed with FIN in the middle; what was kept is a part of what arrived. */
        CUT,
        /** The same with RST. */
        RESET,
        /** All is stored, and the answer never comes. */
        LOST_ANSWER,
        /** Refused by a proxy, nothing is stored. */
        UNAVAILABLE,
        /** All is stored, and a proxy answers with an error. */
        STORED_BUT_502,
        /** Somebody else holds the upload. */
        LOCKED,
        /** The server claims to know better. */
        CONFLICT
    }

    private final long size;
    private final Random random = new Random(42);
    private final MessageDigest digest;
    private final Queue<Mishap> mishaps = new ConcurrentLinkedQueue<>();
    private final List<HttpHeaders> headers = new CopyOnWriteArrayList<>();
    private final List<Long> lengths = new CopyOnWriteArrayList<>();
    private final List<Part> parts = new CopyOnWriteArrayList<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final DisposableServer server;
    private volatile Duration pause = Duration.ZERO;
    private volatile boolean verifying;
    private long stored;
    private long highest;

    /** One PATCH: where it began, how much of it arrived, and how much of that had arrived before. */
    public static final class Part {

        private final long offset;
        private long arrived;
        private long resent;

        private Part(long offset) {
            this.offset = offset;
        }

        public long offset() {
            return offset;
        }

        public synchronized long arrived() {
            return arrived;
        }

        public synchronized long resent() {
            return resent;
        }

        private synchronized void add(long bytes, long again) {
            arrived += bytes;
            resent += again;
        }
    }

    private TusServer(long size) {
        this.size = size;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::handle)
                .bindNow();
    }

    public static TusServer start(long size) {
        return new TusServer(size);
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.port() + "/files/secret-of-the-link";
    }

    /** Queues what happens to the next PATCHes, each for one. */
    public TusServer next(Mishap... next) {
        mishaps.addAll(List.of(next));
        return this;
    }

    /** Takes its time from now on, so that there is time to do something meanwhile. */
    public void slowly() {
        pause = Duration.ofMillis(1);
    }

    /** Offers checksums, and keeps nothing of a chunk that is cut off, since it cannot be verified. */
    public TusServer verifying() {
        verifying = true;
        return this;
    }

    public void quickly() {
        pause = Duration.ZERO;
    }

    public List<HttpHeaders> headers() {
        return headers;
    }

    /** Returns the Content-Length of every PATCH. */
    public List<Long> lengths() {
        return lengths;
    }

    /** Returns every PATCH whose bytes were read, in order. */
    public List<Part> parts() {
        return parts;
    }

    public int mishapsLeft() {
        return mishaps.size();
    }

    public synchronized long stored() {
        return stored;
    }

    public synchronized String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        headers.add(request.requestHeaders().copy());
        if (request.method().name().equals("HEAD")) {
            return response.header("Upload-Offset", Long.toString(stored()))
                    .header("Upload-Length", Long.toString(size))
                    .header("Tus-Resumable", "1.0.0")
                    .send();
        }
        if (request.method().name().equals("OPTIONS")) {
            return response.header("Tus-Extension", verifying ? "checksum" : "termination")
                    .header("Tus-Checksum-Algorithm", "sha1")
                    .status(204)
                    .send();
        }
        List<Channel> channels = new ArrayList<>(1);
        request.withConnection(connection -> channels.add(connection.channel()));
        Channel channel = channels.get(0);
        long length = Long.parseLong(request.requestHeaders().get("Content-Length"));
        lengths.add(length);
        Mishap mishap = mishaps.isEmpty() ? Mishap.NONE : mishaps.poll();
        long offset = Long.parseLong(request.requestHeaders().get("Upload-Offset"));
        if (offset != stored()) {
            return request.receive().then(response.status(409).send());
        }
        if (!busy.compareAndSet(false, true)) {
            return request.receive().then(response.status(423).send());
        }
        Part part = new Part(offset);
        parts.add(part);
        Flux<byte[]> bytes = request.receive()
                .map(TusServer::copy)
                .doOnNext(some -> seen(part, some.length))
                .concatMap(
                        some -> pause.isZero()
                                ? Mono.just(some)
                                : Mono.delay(pause).thenReturn(some),
                        1);
        return (switch (mishap) {
                    case NONE -> store(bytes, length).then(answer(response));
                    case CUT, RESET -> {
                        long kept = verifying ? 0 : (long) (random.nextDouble() * length);
                        long read = kept + (long) (random.nextDouble() * (length - kept));
                        yield cut(bytes, kept, read).then(Mono.<Void>fromRunnable(() -> end(channel, mishap)));
                    }
                    case LOST_ANSWER -> store(bytes, length).then(Mono.<Void>fromRunnable(() -> end(channel, mishap)));
                    case UNAVAILABLE -> bytes.then(response.status(503).send().then());
                    case STORED_BUT_502 ->
                        store(bytes, length).then(response.status(502).send().then());
                    case LOCKED -> bytes.then(response.status(423).send().then());
                    case CONFLICT -> bytes.then(response.status(409).send().then());
                })
                .doFinally(end -> busy.set(false))
                .onErrorComplete(AbortedException.class);
    }

    private static byte[] copy(ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    private Mono<Void> answer(HttpServerResponse response) {
        return Mono.defer(() -> response.status(204)
                .header("Upload-Offset", Long.toString(stored()))
                .header("Tus-Resumable", "1.0.0")
                .send()
                .then());
    }

    private static void end(Channel channel, Mishap mishap) {
        if (mishap == Mishap.RESET) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        channel.close().addListener(closed -> {});
    }

    private Mono<Void> store(Flux<byte[]> bytes, long length) {
        return cut(bytes, length, Long.MAX_VALUE);
    }

    /** Keeps the first bytes of what arrives, and stops reading after some more. */
    private Mono<Void> cut(Flux<byte[]> bytes, long kept, long read) {
        AtomicLong arrived = new AtomicLong();
        return bytes.doOnNext(some -> {
                    long before = arrived.getAndAdd(some.length);
                    keep(some, (int) Math.max(0, Math.min(some.length, kept - before)));
                })
                .takeUntil(some -> arrived.get() >= read)
                .then();
    }

    private synchronized void keep(byte[] some, int count) {
        digest.update(some, 0, count);
        stored += count;
    }

    private synchronized void seen(Part part, int count) {
        long from = part.offset() + part.arrived();
        long again = Math.max(0, Math.min(highest, from + count) - from);
        part.add(count, again);
        highest = Math.max(highest, from + count);
    }
}
