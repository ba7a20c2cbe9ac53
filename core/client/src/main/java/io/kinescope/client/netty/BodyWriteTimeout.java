package io.kinescope.client.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.WriteTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.netty.Connection;

/**
 * Closes a connection, or a stream of HTTP/2, that accepts no bytes of a body for too long: the response time-out only begins
 * after the last one. A slow one is let alone, and so is one that has nothing to write.
 */
final class BodyWriteTimeout extends IdleStateHandler {

    private static final String NAME = "kinescope.stall";

    private final Connection connection;
    private int pendingWrites;

    private BodyWriteTimeout(Connection connection, Duration longest) {
        super(true, 0, longest.toMillis(), 0, TimeUnit.MILLISECONDS);
        this.connection = connection;
    }

    /** Watches until the exchange is over. */
    static void watch(Connection connection, Duration longest) {
        connection.addHandlerFirst(NAME, new BodyWriteTimeout(connection, longest));
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        ChannelPromise observed = promise.unvoid();
        if (message instanceof ByteBuf || message instanceof HttpContent) {
            pendingWrites++;
            observed.addListener(written -> pendingWrites--);
        }
        super.write(context, message, observed);
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        // The first time it only begins to watch what waits.
        if (!event.isFirst() && pendingWrites > 0) {
            context.fireExceptionCaught(WriteTimeoutException.INSTANCE);
            connection.dispose();
        }
    }
}
