package io.kinescope.client.netty;

import io.kinescope.client.api.Endpoint;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks where requests, and with them the token, may go. */
public final class BaseUrl {

    private BaseUrl() {}

    /**
     * Returns the URL without a slash at its end.
     *
     * @param option the name of the option
     * @param url the URL
     * @param insecureAllowed whether http is for any host
     * @return the URL
     */
    public static String check(String option, String url, boolean insecureAllowed) {
        URI uri = parse(option, url);
        String scheme = uri.getScheme();
        String host = uri.getHost();
        if (host == null || !("https".equals(scheme) || "http".equals(scheme))) {
            throw new IllegalArgumentException(option + " must be a URL such as https://api.kinescope.io");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(option + " must be a scheme, a host, a port and a path, nothing else");
        }
        if ("http".equals(scheme) && !insecureAllowed && !Endpoint.isLoopback(host)) {
            throw new IllegalArgumentException(option + " must be https, since the token goes there; http is for the"
                    + " loopback interface, or for whoever calls allowInsecureUrls()");
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static URI parse(String option, @Nullable String url) {
        try {
            return new URI(url == null ? "" : url);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(option + " is not a URL: " + malformed.getReason());
        }
    }
}
