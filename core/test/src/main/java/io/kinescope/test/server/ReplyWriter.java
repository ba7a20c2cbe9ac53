package io.kinescope.test.server;

import io.kinescope.test.http.Answer;
import io.kinescope.test.json.Uuids;
import io.kinescope.test.script.Reply;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Writes answers to connections, completely or not, or resets the connection instead. */
final class ReplyWriter {

    private ReplyWriter() {}

    static Mono<Void> write(Reply reply, Answer answer, HttpServerRequest request, HttpServerResponse response) {
        if (reply.reset()) {
            return Mono.fromRunnable(() -> reset(request));
        }
        response.status(answer.status())
                .header(
                        HttpHeaderNames.DATE,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)))
                .header("X-Request-ID", Uuids.random());
        answer.headers().forEach(response::header);
        String body = answer.body();
        if (body == null || request.method().equals(HttpMethod.HEAD)) {
            return response.send();
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return reply.bytes() < 0
                ? response.sendByteArray(Mono.just(bytes)).then()
                : writeBeginning(bytes, Math.min(reply.bytes(), bytes.length), request, response);
    }

    /**
     * Announces the whole body, sends its beginning and closes the connection, before the response counts as complete:
     * afterwards the connection would belong to the next request, and stay open.
     */
    private static Mono<Void> writeBeginning(
            byte[] bytes, int length, HttpServerRequest request, HttpServerResponse response) {
        return response.compression(false)
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(bytes.length))
                .sendByteArray(Mono.just(Arrays.copyOf(bytes, length)))
                .then()
                .then(Mono.fromRunnable(() -> request.withConnection(ReplyWriter::close)));
    }

    private static void close(Connection connection) {
        ChannelFuture unused = connection.channel().close();
    }

    /** Closes the connection with a TCP reset, which a client cannot take for the end of an answer. */
    static void reset(HttpServerRequest request) {
        request.withConnection(connection -> {
            connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            connection.dispose();
        });
    }
}
