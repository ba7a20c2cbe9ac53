package io.kinescope.client.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.WriteTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.netty.Connection;

/**
 * Gives up a connection which takes no byte of what waits to be written, for the response time-out only begins after the
 * last one. A slow one is let go on, and so is one that has nothing to write.
 */
final class NettyStall extends IdleStateHandler {

    private static final String NAME = "kinescope.stall";

    private final Connection connection;

    private NettyStall(Connection connection, Duration longest) {
        super(true, 0, longest.toMillis(), 0, TimeUnit.MILLISECONDS);
        this.connection = connection;
    }

    /** Watches until the exchange is over. */
    static void watch(Connection connection, Duration longest) {
        connection.addHandlerFirst(NAME, new NettyStall(connection, longest));
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        // There is none while the channel closes, nor for a stream of HTTP/2, which its connection writes.
        ChannelOutboundBuffer waiting = context.channel().unsafe().outboundBuffer();
        // The first time it only begins to watch what waits.
        if (!event.isFirst() && waiting != null && waiting.totalPendingWriteBytes() > 0) {
            context.fireExceptionCaught(WriteTimeoutException.INSTANCE);
            connection.dispose();
        }
    }
}
