package io.kinescope.spring.boot;

import io.netty.handler.ssl.SslContextBuilder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.client.HttpClient;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

/** Applies an SSL bundle to an HTTP client. */
final class SslCustomizer {

    private SslCustomizer() {}

    static HttpClient apply(SslBundle bundle, HttpClient http) {
        GenericSslContextSpec<SslContextBuilder> context =
                Http11SslContextSpec.forClient().configure(builder -> configure(bundle, builder));
        return http.secure(spec -> spec.sslContext(context));
    }

    private static void configure(SslBundle bundle, SslContextBuilder builder) {
        SslOptions options = bundle.getOptions();
        builder.keyManager(bundle.getManagers().getKeyManagerFactory())
                .trustManager(bundle.getManagers().getTrustManagerFactory())
                .ciphers(SslOptions.asSet(options.getCiphers()))
                .protocols(options.getEnabledProtocols());
    }
}
