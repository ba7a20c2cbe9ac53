package io.kinescope.client.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.logging.LoggingHandler;
import java.util.function.Consumer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;

/**
 * The logging of what is on the wire, which the caller switched on by {@code wiretap} or by a handler of Netty: it gets
 * masked copies, so that no format of it shows a secret.
 */
final class WireLog {

    private static final String NAME = "kinescope.wiretap";

    private WireLog() {}

    /**
     * Moves the handler of {@code wiretap} to a place of our own. Where Reactor Netty finds it, it also logs the frames of
     * HTTP/2, whose headers nothing could mask.
     */
    static HttpClient moved(HttpClient http) {
        LoggingHandler wiretap = http.configuration().loggingHandler();
        return wiretap == null
                ? http
                : http.wiretap(false).doOnChannelInit((observer, channel, address) -> add(channel.pipeline(), wiretap));
    }

    /** Between TLS and HTTP, as Reactor Netty has it. */
    private static void add(ChannelPipeline pipeline, LoggingHandler wiretap) {
        for (String before :
                new String[] {NettyPipeline.SslReader, NettyPipeline.SslHandler, NettyPipeline.ProxyHandler}) {
            if (pipeline.get(before) != null) {
                pipeline.addAfter(before, NAME, wiretap);
                return;
            }
        }
        pipeline.addFirst(NAME, wiretap);
    }

    /** Masks what the logging handlers of a connection, or of a stream of HTTP/2, get of the request that comes next. */
    static void mask(Channel channel) {
        mask(channel.pipeline(), MaskedCopies::beginExchange);
        if (channel.parent() != null) {
            // The frames of HTTP/2, whose compressed headers can be read from their bytes: all of them are masked.
            mask(channel.parent().pipeline(), masked -> {});
        }
    }

    private static void mask(ChannelPipeline pipeline, Consumer<MaskedCopies> surrounded) {
        if (pipeline.get(LoggingHandler.class) == null) {
            return;
        }
        pipeline.toMap().forEach((name, handler) -> {
            if (handler instanceof LoggingHandler) {
                surrounded.accept(MaskedCopies.around(pipeline, name));
            }
        });
    }
}
