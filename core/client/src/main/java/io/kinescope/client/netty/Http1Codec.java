package io.kinescope.client.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpResponseDecoderSpec;

/**
 * The codec of HTTP/1.1 for one request at a time, which keeps a response from reaching another call than its own.
 *
 * <p>Netty's codec keeps bytes that follow the end of a response and reads them as the beginning of the next one. This one
 * closes a connection that has such bytes, or that receives bytes while no response is awaited. It also skips interim
 * responses, which Reactor Netty takes for final ones.
 */
final class Http1Codec extends CombinedChannelDuplexHandler<HttpResponseDecoder, HttpRequestEncoder> {

    private @Nullable HttpMethod awaited;

    Http1Codec(HttpResponseDecoderSpec settings) {
        HttpDecoderConfig config = new HttpDecoderConfig()
                .setMaxInitialLineLength(settings.maxInitialLineLength())
                .setMaxHeaderSize(settings.maxHeaderSize())
                .setValidateHeaders(settings.validateHeaders())
                .setInitialBufferSize(settings.initialBufferSize())
                .setAllowDuplicateContentLengths(settings.allowDuplicateContentLengths())
                .setAllowPartialChunks(settings.allowPartialChunks());
        init(new Decoder(config), new Encoder());
    }

    /** Tells whether a response only announces another one. */
    static boolean isInterim(HttpResponse response) {
        int status = response.status().code();
        return status >= 100 && status < 200 && status != HttpResponseStatus.SWITCHING_PROTOCOLS.code();
    }

    private final class Encoder extends HttpRequestEncoder {

        @Override
        protected void encode(ChannelHandlerContext context, Object message, List<Object> out) throws Exception {
            if (message instanceof HttpRequest request) {
                awaited = request.method();
            }
            super.encode(context, message, out);
        }
    }

    private final class Decoder extends HttpResponseDecoder {

        /** True if the head of the response announces content that it cannot have, and that may follow nonetheless. */
        private boolean announcesContentInVain;

        Decoder(HttpDecoderConfig config) {
            super(config);
        }

        /** Netty removes {@code Transfer-Encoding} from a response without content, so this is the last time it is seen. */
        @Override
        protected boolean isContentAlwaysEmpty(HttpMessage message) {
            boolean empty = HttpMethod.HEAD.equals(awaited) || super.isContentAlwaysEmpty(message);
            announcesContentInVain = empty && announcesContent(message);
            return empty;
        }

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
            if (awaited == null) {
                in.skipBytes(in.readableBytes());
                ChannelFuture unused = context.close();
                return;
            }
            int before = out.size();
            super.decode(context, in, out);
            List<Object> decoded = out.subList(before, out.size());
            if (!decoded.isEmpty() && decoded.get(0) instanceof HttpResponse response && isInterim(response)) {
                decoded.clear();
            }
            for (Object message : decoded) {
                check(context, in, (HttpObject) message);
            }
        }

        /** A connection that is not persistent is closed as soon as the response ends, before another call has it. */
        private void check(ChannelHandlerContext context, ByteBuf in, HttpObject message) {
            boolean last = message instanceof LastHttpContent;
            if (last) {
                awaited = null;
            }
            if ((message instanceof HttpResponse response && (announcesContentInVain || endsConnection(response)))
                    || (last && in.isReadable())
                    || message.decoderResult().isFailure()) {
                Connection.from(context.channel()).markPersistent(false);
            }
        }

        private static boolean announcesContent(HttpMessage message) {
            String length = message.headers().get(HttpHeaderNames.CONTENT_LENGTH);
            return message.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
                    || (length != null && !length.equals("0"));
        }

        /** Another protocol follows a 101, and another attempt after a 408 or 421 needs another connection. */
        private static boolean endsConnection(HttpResponse response) {
            int status = response.status().code();
            return status == HttpResponseStatus.SWITCHING_PROTOCOLS.code()
                    || status == HttpResponseStatus.REQUEST_TIMEOUT.code()
                    || status == HttpResponseStatus.MISDIRECTED_REQUEST.code();
        }
    }
}
