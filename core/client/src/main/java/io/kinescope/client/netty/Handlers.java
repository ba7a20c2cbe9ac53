package io.kinescope.client.netty;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpClientUpgradeHandler;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpResponseDecoderSpec;

/** Puts the handlers that this client needs in the place of those of Reactor Netty and Netty. */
final class Handlers {

    private final HttpResponseDecoderSpec settings;

    Handlers(HttpResponseDecoderSpec settings) {
        this.settings = settings;
    }

    /** Prepares a connection, or a stream of HTTP/2, for a request. Does nothing where it has been done. */
    void install(ChannelPipeline pipeline, Runnable onUnprocessed) {
        boolean mayUpgrade = pipeline.get(HttpClientUpgradeHandler.class) != null;
        if (pipeline.get(HttpClientCodec.class) != null && !mayUpgrade) {
            pipeline.replace(NettyPipeline.HttpCodec, NettyPipeline.HttpCodec, new Http1Codec(settings));
        }
        if (pipeline.get(NettyPipeline.H2ToHttp11Codec) != null && pipeline.get(Http2Stream.NAME) == null) {
            pipeline.addAfter(NettyPipeline.H2ToHttp11Codec, Http2Stream.NAME, new Http2Stream(onUnprocessed));
        }
        ChannelHandler decompressor = pipeline.get(NettyPipeline.HttpDecompressor);
        if (decompressor != null && !(decompressor instanceof Decompressor)) {
            pipeline.replace(NettyPipeline.HttpDecompressor, NettyPipeline.HttpDecompressor, new Decompressor());
        }
    }
}
