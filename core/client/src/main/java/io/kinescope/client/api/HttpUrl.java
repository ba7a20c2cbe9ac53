package io.kinescope.client.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An http or https URL that requests are sent to.
 *
 * <p>No message contains the URL: whoever knows an upload link can use it.
 *
 * @param name the name of the option or the thing that has the URL
 * @param scheme the scheme, in lower case
 * @param host the host, in lower case
 * @param port the colon and the port; empty for the default port of the scheme
 * @param path the path and, for external URLs, the query
 */
record HttpUrl(String name, String scheme, String host, String port, String path) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** {@link URI} knows no host with an underscore, which containers have, so it is taken from the authority. */
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(?::(\\d{0,5}))?");

    /** Reactor Netty takes ports of one digit for a part of the host. */
    private static final int LOWEST_PORT = 10;

    private static final int HIGHEST_PORT = 65_535;

    /** Parses the URL of an upload link or another host. */
    static HttpUrl external(@Nullable String text) {
        URI uri = parse("the endpoint", text);
        String query = uri.getRawQuery();
        return of("the endpoint", uri, uri.getRawPath() + (query == null ? "" : "?" + query));
    }

    /** Parses the URL of an option, to which the paths of the API are appended. */
    static HttpUrl base(String option, String text) {
        URI uri = parse(option, Objects.requireNonNull(text, option + " must not be null"));
        if (uri.getRawQuery() != null) {
            throw new IllegalArgumentException(option + " must be a scheme, a host, a port and a path, nothing else");
        }
        String path = uri.getRawPath();
        return of(option, uri, path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    private static URI parse(String name, @Nullable String text) {
        try {
            URI uri = new URI(Objects.requireNonNullElse(text, ""));
            if (uri.isOpaque()) {
                throw new URISyntaxException("", "it has no host");
            }
            return uri;
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(name + " is not a URL: " + malformed.getReason());
        }
    }

    private static HttpUrl of(String name, URI uri, String path) {
        String scheme = lowerCase(uri.getScheme());
        String authority = lowerCase(uri.getRawAuthority());
        if (authority.contains("@") || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(name + " must not have a user or a fragment");
        }
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches() || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new IllegalArgumentException(name + " must be a URL such as https://api.kinescope.io");
        }
        return new HttpUrl(name, scheme, parts.group(1), port(name, parts.group(2)), path);
    }

    private static String port(String name, @Nullable String digits) {
        if (digits == null || digits.isEmpty()) {
            return "";
        }
        int port = Integer.parseInt(digits);
        if (port < LOWEST_PORT || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    name + " must have a port from " + LOWEST_PORT + " to " + HIGHEST_PORT + ", not " + port);
        }
        return ":" + port;
    }

    private static String lowerCase(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    /** Fails if anyone between this machine and the host could read the requests, unless that is allowed. */
    HttpUrl requireSecure(boolean insecureAllowed) {
        if (scheme.equals("http") && !insecureAllowed && !LOOPBACK.contains(host)) {
            throw new IllegalArgumentException(
                    name + " must be https; http is allowed for the loopback interface, and after allowInsecureUrls()");
        }
        return this;
    }

    /** Returns the URL with its scheme and host in lower case. */
    String text() {
        return scheme + "://" + host + port + path;
    }

    /** Names the option alone. */
    @Override
    public String toString() {
        return name;
    }
}
