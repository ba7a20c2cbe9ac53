package io.kinescope.client.testing;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of HTTP/2 without TLS that answers with frames, right or wrong. */
public final class Http2Server implements AutoCloseable {

    /** Answers a request once all of it has arrived. */
    @FunctionalInterface
    public interface Script {

        void answer(Exchange exchange);
    }

    /** A request, and the frames that answer it. */
    public record Exchange(
            int number, String method, String path, ChannelHandlerContext context, Http2FrameStream stream) {

        public Exchange headers(int status, String... headers) {
            Http2Headers all = new DefaultHttp2Headers().status(Integer.toString(status));
            for (int i = 0; i < headers.length; i += 2) {
                all.set(headers[i], headers[i + 1]);
            }
            ChannelFuture unused = context.writeAndFlush(new DefaultHttp2HeadersFrame(all, false).stream(stream));
            return this;
        }

        public void end(byte[] body) {
            ChannelFuture unused =
                    context.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(body), true).stream(stream));
        }

        public void ok(String body) {
            headers(200, "content-type", "application/json").end(body.getBytes(StandardCharsets.UTF_8));
        }

        /** Refuses the stream: it has not been processed. */
        public void refuse() {
            ChannelFuture unused =
                    context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.REFUSED_STREAM).stream(stream));
        }

        /** Resets the stream: it may have been processed. */
        public void reset() {
            ChannelFuture unused =
                    context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.INTERNAL_ERROR).stream(stream));
        }

        /** Ends the connection, of which this stream and those after it are not processed. */
        public void goAwayBefore() {
            ByteBuf goAway = Unpooled.buffer();
            // The codec never names a stream below the last one that it has seen, so the frame is written as bytes.
            goAway.writeMedium(8)
                    .writeByte(7)
                    .writeByte(0)
                    .writeInt(0)
                    .writeInt(stream.id() - 2)
                    .writeInt(0);
            ChannelFuture unused = context.pipeline().firstContext().writeAndFlush(goAway);
        }
    }

    private final MultiThreadIoEventLoopGroup threads = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final boolean reads;
    private final Script script;
    private final Channel listener;

    private Http2Server(boolean reads, Script script) {
        this.reads = reads;
        this.script = script;
        this.listener = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(Http2FrameCodecBuilder.forServer().build())
                                .addLast(new Frames());
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    public static Http2Server start(Script script) {
        return new Http2Server(true, script);
    }

    /** Starts a server that opens no window beyond the first, so that large bodies never arrive. */
    public static Http2Server reading64KiB() {
        return new Http2Server(false, exchange -> exchange.ok("{}"));
    }

    public String url() {
        return "http://127.0.0.1:" + ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Returns the requests that arrived whole, as in {@code GET /v1/videos}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        Future<?> unused = threads.shutdownGracefully();
    }

    private final class Frames extends ChannelInboundHandlerAdapter {

        private final Map<Integer, Http2Headers> heads = new HashMap<>();

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Http2HeadersFrame frame) {
                heads.put(frame.stream().id(), frame.headers());
                if (frame.isEndStream()) {
                    answer(context, frame.stream());
                }
            } else if (message instanceof Http2DataFrame frame) {
                if (reads) {
                    ChannelFuture unused =
                            context.write(new DefaultHttp2WindowUpdateFrame(frame.initialFlowControlledBytes())
                                    .stream(frame.stream()));
                    context.flush();
                }
                if (frame.isEndStream()) {
                    answer(context, frame.stream());
                }
            }
            ReferenceCountUtil.release(message);
        }

        private void answer(ChannelHandlerContext context, Http2FrameStream stream) {
            Http2Headers head = heads.remove(stream.id());
            requests.add(head.method() + " " + head.path());
            script.answer(new Exchange(
                    requests.size(), head.method().toString(), head.path().toString(), context, stream));
        }
    }
}
