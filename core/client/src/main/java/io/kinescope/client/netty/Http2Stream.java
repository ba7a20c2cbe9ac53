package io.kinescope.client.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;

/**
 * Skips the interim responses of a stream of HTTP/2, and reports that the server has not processed its request: the stream
 * was refused, or it is beyond the last one that a GOAWAY frame promises to process.
 */
final class Http2Stream extends ChannelInboundHandlerAdapter {

    static final String NAME = "kinescope.stream";

    private final Runnable onUnprocessed;

    Http2Stream(Runnable onUnprocessed) {
        this.onUnprocessed = onUnprocessed;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpResponse response && Http1Codec.isInterim(response)) {
            ReferenceCountUtil.release(message);
            context.read();
        } else {
            context.fireChannelRead(message);
        }
    }

    /** Netty hands a GOAWAY frame to those streams alone which the server will not process. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Http2GoAwayFrame
                || (event instanceof Http2ResetFrame reset && reset.errorCode() == Http2Error.REFUSED_STREAM.code())) {
            onUnprocessed.run();
        }
        context.fireUserEventTriggered(event);
    }
}
