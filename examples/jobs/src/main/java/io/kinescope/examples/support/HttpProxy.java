package io.kinescope.examples.support;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;

/**
 * The HTTP proxy of a job: that of {@code HTTPS_PROXY}, except for the hosts of {@code NO_PROXY}, else that of the JVM's
 * properties such as {@code https.proxyHost}. Hosts of the loopback interface are reached directly.
 */
final class HttpProxy {

    private static final int DEFAULT_PORT = 8080;

    private HttpProxy() {}

    static HttpClient apply(HttpClient http, Map<String, String> environment) {
        String url = variable(environment, "HTTPS_PROXY");
        if (url == null || System.getProperty("https.proxyHost") != null) {
            return http.proxyWithSystemProperties();
        }
        URI proxy = parse(url);
        List<String> direct = direct(variable(environment, "NO_PROXY"));
        return http.proxy(spec -> {
            ProxyProvider.Builder builder = spec.type(ProxyProvider.Proxy.HTTP)
                    .host(proxy.getHost())
                    .port(proxy.getPort() < 0 ? DEFAULT_PORT : proxy.getPort())
                    .nonProxyHostsPredicate(address -> isDirect(address, direct));
            if (proxy.getRawUserInfo() != null) {
                String[] user = proxy.getRawUserInfo().split(":", 2);
                builder.username(decode(user[0])).password(name -> user.length < 2 ? "" : decode(user[1]));
            }
        });
    }

    /** Returns whether the host is one of the list, or in a domain of it; {@code *} stands for every host. */
    static boolean isDirect(String host, List<String> direct) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.startsWith("127.")
                || name.equals("::1")
                || direct.stream()
                        .anyMatch(entry -> entry.equals("*") || name.equals(entry) || name.endsWith("." + entry));
    }

    static List<String> direct(@Nullable String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                        .map(entry -> entry.replaceFirst("^\\*?\\.", ""))
                        .filter(entry -> !entry.isEmpty())
                        .toList();
    }

    private static boolean isDirect(SocketAddress address, List<String> direct) {
        return address instanceof InetSocketAddress internet && isDirect(internet.getHostString(), direct);
    }

    /** The message does not repeat the URL, which may hold a password. */
    private static URI parse(String url) {
        try {
            URI proxy = URI.create(url.contains("://") ? url : "http://" + url);
            if (proxy.getHost() != null && "http".equalsIgnoreCase(proxy.getScheme())) {
                return proxy;
            }
        } catch (IllegalArgumentException malformed) {
            // Reported like a URL of another kind.
        }
        throw new IllegalArgumentException("HTTPS_PROXY must be a URL such as http://user:password@host:3128");
    }

    /** Like other programs, prefers the name in lower case. */
    private static @Nullable String variable(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name.toLowerCase(Locale.ROOT), environment.get(name));
        return value == null || value.isBlank() ? null : value;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
