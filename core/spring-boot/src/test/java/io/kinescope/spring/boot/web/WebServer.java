package io.kinescope.spring.boot.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableReactiveWebApplicationContext;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.web.server.reactive.context.AnnotationConfigReactiveWebServerApplicationContext;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Applications with the routes on a web server, on a free port of the loopback interface. */
final class WebServer {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    private WebServer() {}

    static ReactiveWebApplicationContextRunner runner() {
        return new ReactiveWebApplicationContextRunner(AnnotationConfigReactiveWebServerApplicationContext::new)
                .withConfiguration(AutoConfigurations.of(
                        KinescopeWebhooksAutoConfiguration.class,
                        KinescopePlaybackAutoConfiguration.class,
                        CodecsAutoConfiguration.class,
                        ErrorWebFluxAutoConfiguration.class,
                        HttpHandlerAutoConfiguration.class,
                        NettyReactiveWebServerAutoConfiguration.class,
                        WebFluxAutoConfiguration.class))
                .withBean(ReactorResourceFactory.class, WebServer::resources)
                .withPropertyValues("server.port=0", "server.address=127.0.0.1");
    }

    /** By default every end of a context takes two seconds. */
    private static ReactorResourceFactory resources() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setShutdownQuietPeriod(Duration.ZERO);
        return resources;
    }

    static String url(AssertableReactiveWebApplicationContext context) {
        return "http://127.0.0.1:"
                + context.getSourceApplicationContext(AnnotationConfigReactiveWebServerApplicationContext.class)
                        .getWebServer()
                        .getPort();
    }

    static WebTestClient client(AssertableReactiveWebApplicationContext context) {
        return WebTestClient.bindToServer()
                .baseUrl(url(context))
                .responseTimeout(PATIENCE)
                .build();
    }

    static String basic(String username, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
