package io.kinescope.client.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.compression.JdkZlibDecoder;
import io.netty.handler.codec.compression.ZlibWrapper;
import java.util.List;

/** Decompresses one member of a gzip stream; the bytes after its end are the next member's. Knows whether it is complete. */
final class GzipMember extends JdkZlibDecoder {

    private final int maxBytesAtOnce;

    GzipMember(int maxBytesAtOnce) {
        super(ZlibWrapper.GZIP, false, maxBytesAtOnce);
        this.maxBytesAtOnce = maxBytesAtOnce;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (isClosed() && in.isReadable()) {
            context.pipeline().replace(this, null, new GzipMember(maxBytesAtOnce));
        } else {
            super.decode(context, in, out);
        }
    }
}
