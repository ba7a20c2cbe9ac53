package io.kinescope.client.testing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.FutureMono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Puts one answer on a connection.
 *
 * <p>It waits with the connection's event loop, because virtual time stops all of Reactor's schedulers but not a server.
 */
final class AnswerWriter {

    private final Answer answer;
    private final HttpServerResponse response;
    private final Channel channel;

    AnswerWriter(Answer answer, HttpServerResponse response, Channel channel) {
        this.answer = answer;
        this.response = response;
        this.channel = channel;
    }

    Mono<Void> write() {
        return wait(answer.delay()).then(Mono.defer(() -> answer.status() == 0 ? end() : head()));
    }

    private Mono<Void> head() {
        response.status(answer.status());
        answer.headers().forEach(header -> response.addHeader(header.getKey(), header.getValue()));
        if (answer.isChunked()) {
            response.chunkedTransfer(true);
        } else if (answer.content().length() > 0) {
            response.header(
                    HttpHeaderNames.CONTENT_LENGTH,
                    Long.toString(answer.content().length()));
        } else if (answer.status() != 204 && answer.status() != 304) {
            response.header(HttpHeaderNames.CONTENT_LENGTH, "0");
        }
        return response.sendHeaders().send(body(), buffer -> true).then().then(Mono.defer(this::end));
    }

    private Flux<ByteBuf> body() {
        long chunks = (answer.sent() + answer.chunkSize() - 1) / answer.chunkSize();
        return Flux.range(0, Math.toIntExact(chunks)).concatMap(this::chunk, 1);
    }

    private Mono<ByteBuf> chunk(int number) {
        long from = (long) number * answer.chunkSize();
        int size = (int) Math.min(answer.chunkSize(), answer.sent() - from);
        return wait(answer.pause())
                .then(Mono.fromSupplier(
                        () -> Unpooled.wrappedBuffer(answer.content().slice(from, size))));
    }

    private Mono<Void> end() {
        return switch (answer.ending()) {
            case COMPLETE -> Mono.empty();
            case SILENCE -> Mono.never();
            case CLOSE -> closed();
            case RESET -> {
                // Without lingering the kernel throws away what it has not sent, and says so with RST.
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
                yield closed();
            }
        };
    }

    /** Never ends by itself: an end would still send what makes the answer complete. */
    private Mono<Void> closed() {
        return FutureMono.deferFuture(channel::close).then(Mono.never());
    }

    private Mono<Void> wait(Duration duration) {
        if (duration.isZero()) {
            return Mono.empty();
        }
        return Mono.create(sink -> {
            Future<?> timer =
                    channel.eventLoop().schedule(() -> sink.success(), duration.toNanos(), TimeUnit.NANOSECONDS);
            sink.onDispose(() -> timer.cancel(false));
        });
    }
}
