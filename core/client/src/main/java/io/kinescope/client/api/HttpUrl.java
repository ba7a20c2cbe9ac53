package io.kinescope.client.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An http or https URL that requests are sent to.
 *
 * <p>No message contains the URL: whoever knows an upload link can use it.
 *
 * @param name the name of the option or the thing that has the URL
 * @param uri the URL
 */
record HttpUrl(String name, URI uri) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Parses the URL of an upload link or another host. */
    static HttpUrl external(@Nullable String text) {
        return parse("the endpoint", text);
    }

    /** Parses the URL of an option, to which the paths of the API are appended. */
    static HttpUrl base(String option, @Nullable String text) {
        HttpUrl url = parse(option, text);
        if (url.uri.getRawQuery() != null) {
            throw new IllegalArgumentException(option + " must be a scheme, a host, a port and a path, nothing else");
        }
        return url;
    }

    private static HttpUrl parse(String name, @Nullable String text) {
        URI uri;
        try {
            uri = new URI(text == null ? "" : text);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(name + " is not a URL: " + malformed.getReason());
        }
        if (uri.getHost() == null || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(name + " must be a URL such as https://api.kinescope.io");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(name + " must not have a user or a fragment");
        }
        return new HttpUrl(name, uri);
    }

    /** Fails if anyone between this machine and the host could read the requests, unless that is allowed. */
    HttpUrl requireSecure(boolean insecureAllowed) {
        if ("http".equals(uri.getScheme()) && !insecureAllowed && !LOOPBACK.contains(uri.getHost())) {
            throw new IllegalArgumentException(
                    name + " must be https; http is allowed for the loopback interface, and after allowInsecureUrls()");
        }
        return this;
    }

    /** Returns the URL without a slash at its end. */
    String withoutSlash() {
        String text = uri.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Names the option alone. */
    @Override
    public String toString() {
        return name;
    }
}
