package io.kinescope.examples.benchmark.upload;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;
import reactor.netty.ByteBufFlux;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClient;

/** What Reactor Netty offers, and what whoever tunes an upload by hand arrives at. */
record HandWritten(HttpClient client, String url, Path file) {

    private static final int KIB = 1024;

    UploadVariant sendFile() {
        return variant("`sendFile`", (outbound, path) -> outbound.sendFile(path));
    }

    List<UploadVariant> tuned() {
        return List.of(
                variant(
                        "`send(fromPath)`, on the event loop",
                        (outbound, path) -> outbound.send(ByteBufFlux.fromPath(path))),
                variant(
                        "`send(fromPath.subscribeOn)`",
                        (outbound, path) ->
                                outbound.send(ByteBufFlux.fromPath(path).subscribeOn(Schedulers.boundedElastic()))),
                pooled(64, true),
                pooled(256, true),
                pooled(512, false),
                pooled(512, true));
    }

    private UploadVariant pooled(int kib, boolean flushEach) {
        String name = "direct buffers of " + kib + " KiB" + (flushEach ? ", each flushed" : "");
        return variant(
                name,
                (outbound, path) -> outbound.send(
                        chunks(path, kib * KIB, outbound.alloc()).subscribeOn(Schedulers.boundedElastic()),
                        chunk -> flushEach));
    }

    private UploadVariant variant(String name, BiFunction<NettyOutbound, Path, Publisher<Void>> body) {
        return new UploadVariant(
                name,
                client.headers(headers -> headers.set(HttpHeaderNames.CONTENT_LENGTH, size()))
                        .post()
                        .uri(url)
                        .send((request, outbound) -> body.apply(outbound, file))
                        .response()
                        .then());
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Flux<ByteBuf> chunks(Path file, int size, ByteBufAllocator allocator) {
        return Flux.generate(
                () -> FileChannel.open(file),
                (channel, sink) -> {
                    read(channel, allocator.directBuffer(size), sink);
                    return channel;
                },
                HandWritten::close);
    }

    private static void read(FileChannel channel, ByteBuf chunk, SynchronousSink<ByteBuf> sink) {
        try {
            if (chunk.writeBytes(channel, chunk.writableBytes()) < 0) {
                chunk.release();
                sink.complete();
            } else {
                sink.next(chunk);
            }
        } catch (IOException failure) {
            chunk.release();
            sink.error(failure);
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
