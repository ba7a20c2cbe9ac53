package io.kinescope.client.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.buffer.UnpooledHeapByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import java.util.List;

/**
 * The two handlers around one that only looks at what passes, as a logging handler does. Each gives it a masked copy of what
 * comes from its side, and hands on the original of what comes back.
 */
final class MaskedCopies extends ChannelDuplexHandler {

    private final HeadMask received;
    private final HeadMask sent;
    private final boolean wireSide;

    private MaskedCopies(HeadMask received, HeadMask sent, boolean wireSide) {
        this.received = received;
        this.sent = sent;
        this.wireSide = wireSide;
    }

    /** Returns the handler before the named one, which is surrounded if it was not yet. */
    static MaskedCopies around(ChannelPipeline pipeline, String handler) {
        String before = handler + ".before";
        String after = handler + ".after";
        List<String> order = pipeline.names();
        int place = order.indexOf(handler);
        if (pipeline.get(before) instanceof MaskedCopies present) {
            if (order.indexOf(before) == place - 1 && order.indexOf(after) == place + 1) {
                return present;
            }
            // The handler was removed with its request, and added for another one.
            pipeline.remove(before);
            pipeline.remove(after);
        }
        HeadMask received = new HeadMask();
        HeadMask sent = new HeadMask();
        MaskedCopies added = new MaskedCopies(received, sent, true);
        pipeline.addBefore(handler, before, added);
        pipeline.addAfter(handler, after, new MaskedCopies(received, sent, false));
        return added;
    }

    /** A request and its response of HTTP/1.1 come next; until then everything is masked. */
    void beginExchange() {
        received.beginHead();
        sent.beginHead();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        context.fireChannelRead(wireSide ? copy(message, received) : original(message));
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        ChannelFuture unused = context.write(wireSide ? original(message) : copy(message, sent), promise);
    }

    private static Object copy(Object message, HeadMask mask) {
        if (message instanceof ByteBuf bytes) {
            return new MaskedBytes(mask.copy(bytes), bytes);
        }
        // A head that is an object: the bytes behind it are a body.
        mask.endHead();
        return new Hidden(message);
    }

    private static Object original(Object message) {
        if (message instanceof MaskedBytes masked) {
            return masked.original;
        }
        return message instanceof Hidden hidden ? hidden.original() : message;
    }

    private static final class MaskedBytes extends UnpooledHeapByteBuf {

        private final ByteBuf original;

        MaskedBytes(byte[] masked, ByteBuf original) {
            super(UnpooledByteBufAllocator.DEFAULT, masked, masked.length);
            this.original = original;
        }
    }

    /** Stands for a message that is no bytes, such as the head of a request, whose text would have the token. */
    private record Hidden(Object original) {

        @Override
        public String toString() {
            return original.getClass().getSimpleName();
        }
    }
}
