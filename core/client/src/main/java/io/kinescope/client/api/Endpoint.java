package io.kinescope.client.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Checks URLs outside of Kinescope's two hosts, which bytes but never the token go to. */
public final class Endpoint {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private Endpoint() {}

    /**
     * Checks that bytes can safely go to a URL.
     *
     * @param url the URL
     * @param insecureAllowed whether http is for any host
     * @return the same URL
     * @throws IllegalArgumentException if it is not an https URL, or an http one on the loopback interface; the message
     *     does not repeat it, for whoever knows an upload link can use it
     */
    static String check(String url, boolean insecureAllowed) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("the endpoint is not a URL: " + malformed.getReason());
        }
        String host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("the endpoint must be a URL such as https://host/path");
        }
        boolean safe = "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && (insecureAllowed || isLoopback(host)));
        if (!safe) {
            throw new IllegalArgumentException("the endpoint must be https; http is for the loopback interface, or for"
                    + " whoever calls allowInsecureUrls()");
        }
        return url;
    }

    /**
     * Tells whether a host is this machine.
     *
     * @param host the host as it stands in a URL
     * @return whether what is sent there stays on this machine
     */
    public static boolean isLoopback(String host) {
        return LOOPBACK.contains(host);
    }
}
