package io.kinescope.client.netty;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.compression.ZlibDecoder;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decompresses responses. One whose compressed stream is cut off fails; Netty takes it for complete. */
final class Decompressor extends HttpContentDecompressor {

    /** None: the client bounds responses itself, and the oldest Reactor Netty has no setting for it. */
    private static final int MAX_ALLOCATION = 0;

    private @Nullable EmbeddedChannel stream;
    private boolean started;

    Decompressor() {
        super(false, MAX_ALLOCATION);
    }

    @Override
    protected @Nullable EmbeddedChannel newContentDecoder(String contentEncoding) throws Exception {
        stream = super.newContentDecoder(contentEncoding);
        started = false;
        if (stream != null && isGzip(contentEncoding)) {
            stream.pipeline().replace(ZlibDecoder.class, null, new GzipMember(MAX_ALLOCATION));
        }
        return stream;
    }

    private static boolean isGzip(String contentEncoding) {
        return HttpHeaderValues.GZIP.contentEqualsIgnoreCase(contentEncoding)
                || HttpHeaderValues.X_GZIP.contentEqualsIgnoreCase(contentEncoding);
    }

    @Override
    protected void decode(ChannelHandlerContext context, HttpObject message, List<Object> out) throws Exception {
        if (message instanceof HttpMessage) {
            stream = null;
        } else if (stream != null && message instanceof HttpContent content) {
            started |= content.content().isReadable();
            if (message instanceof LastHttpContent) {
                super.decode(context, new DefaultHttpContent(content.content()), out);
                requireComplete(context, stream.pipeline().get(ZlibDecoder.class));
            }
        }
        super.decode(context, message, out);
    }

    private void requireComplete(ChannelHandlerContext context, @Nullable ZlibDecoder decoder) {
        if (started && decoder != null && !decoder.isClosed()) {
            ChannelFuture unused = context.close();
            throw new DecompressionException("the compressed response was cut off");
        }
    }
}
