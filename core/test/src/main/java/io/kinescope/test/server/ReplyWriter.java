package io.kinescope.test.server;

import io.kinescope.test.http.Answer;
import io.kinescope.test.json.Uuids;
import io.kinescope.test.script.Reply;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import reactor.core.publisher.Mono;
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
                : writeBeginning(bytes, Math.min(reply.bytes(), bytes.length), response);
    }

    /** Announces the whole body and sends its beginning, after which the server closes the connection. */
    private static Mono<Void> writeBeginning(byte[] bytes, int length, HttpServerResponse response) {
        return response.compression(false)
                .keepAlive(false)
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(bytes.length))
                .sendByteArray(Mono.just(Arrays.copyOf(bytes, length)))
                .then();
    }

    /** Closes the connection with a TCP reset, which a client cannot take for the end of an answer. */
    static void reset(HttpServerRequest request) {
        request.withConnection(connection -> {
            connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            connection.dispose();
        });
    }
}
