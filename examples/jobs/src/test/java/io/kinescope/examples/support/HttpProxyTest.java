package io.kinescope.examples.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.tcp.TcpServer;

class HttpProxyTest {

    @Test
    void isThatOfTheEnvironment() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        DisposableServer proxy = TcpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((in, out) ->
                        in.receive().asString().doOnNext(received::add).then())
                .bindNow();
        try {
            Disposable call = HttpProxy.apply(
                            HttpClient.create(), Map.of("HTTPS_PROXY", "http://me:s%40cret@127.0.0.1:" + proxy.port()))
                    .get()
                    .uri("https://api.kinescope.io/")
                    .response()
                    .subscribe(response -> {}, failure -> {});
            assertThat(received.poll(1, TimeUnit.MINUTES))
                    .startsWith("CONNECT api.kinescope.io:443 ")
                    .contains("Basic " + Base64.getEncoder().encodeToString("me:s@cret".getBytes(UTF_8)));
            call.dispose();
        } finally {
            proxy.disposeNow();
        }
    }

    @Test
    void isNotUsedForTheHostsOfTheList() {
        List<String> direct = HttpProxy.direct("kinescope.io, .example.com *.test");
        assertThat(HttpProxy.isDirect("API.kinescope.io", direct)).isTrue();
        assertThat(HttpProxy.isDirect("kinescope.io", direct)).isTrue();
        assertThat(HttpProxy.isDirect("notkinescope.io", direct)).isFalse();
        assertThat(HttpProxy.isDirect("a.example.com", direct)).isTrue();
        assertThat(HttpProxy.isDirect("a.test", direct)).isTrue();
        assertThat(HttpProxy.isDirect("other.io", direct)).isFalse();
        assertThat(HttpProxy.isDirect("127.0.0.1", List.of())).isTrue();
        assertThat(HttpProxy.isDirect("other.io", HttpProxy.direct("*"))).isTrue();
        assertThat(HttpProxy.direct(null)).isEmpty();
    }

    @Test
    void isNotShownIfItIsMalformed() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> HttpProxy.apply(HttpClient.create(), Map.of("https_proxy", "socks5://me:secret@host")))
                .withMessageNotContaining("secret");
    }
}
