/**
 * LocalKinescope, the Kinescope API in memory, and its JUnit 5 extension.
 *
 * <p>The entry points are {@link io.kinescope.test.LocalKinescope} and {@link io.kinescope.test.junit.KinescopeTest}.
 */
// Reactor and Reactor Netty have no module descriptor.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.kinescope.test {
    requires static transitive org.jspecify;
    requires org.reactivestreams;
    requires reactor.core;
    requires reactor.netty.core;
    requires reactor.netty.http;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    // Used by the JUnit extension alone.
    requires static io.kinescope.client;
    requires static transitive org.junit.jupiter.api;

    // Some are needed by Reactor Netty alone, which as an automatic module cannot say so.
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.compression;
    requires io.netty.codec.http;
    requires io.netty.codec.http2;
    requires io.netty.codec.http3;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.handler.proxy;
    requires io.netty.resolver;
    requires io.netty.resolver.dns;
    requires io.netty.transport;

    exports io.kinescope.test;
    exports io.kinescope.test.junit;
}
