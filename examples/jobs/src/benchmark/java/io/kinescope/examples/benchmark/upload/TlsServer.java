package io.kinescope.examples.benchmark.upload;

import io.netty.handler.ssl.SslContext;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/** Takes every upload over TLS, on threads of its own, and throws the bytes away. */
final class TlsServer implements AutoCloseable {

    private final LoopResources threads = LoopResources.create("server", 1, true);
    private final DisposableServer server;

    TlsServer(SslContext tls) {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .runOn(threads)
                .secure(spec -> spec.sslContext(tls))
                .handle(this::handle)
                .bindNow();
    }

    String url() {
        return "https://localhost:" + server.port() + "/upload";
    }

    @Override
    public void close() {
        server.disposeNow();
        threads.dispose();
    }

    /** Every upload begins at zero and is as long as its next chunk reaches, so that tus and plain requests fit alike. */
    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        String offset = request.requestHeaders().get("Upload-Offset", "0");
        long length = Long.parseLong(request.requestHeaders().get("Content-Length", "0"));
        return request.receive().then(Mono.defer(() -> response.status(length == 0 ? 200 : 204)
                .header("Upload-Offset", Long.toString(Long.parseLong(offset) + length))
                .send()
                .then()));
    }
}
