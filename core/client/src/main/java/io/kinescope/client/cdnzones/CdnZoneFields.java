package io.kinescope.client.cdnzones;

import io.kinescope.client.type.Fields;
import io.kinescope.client.type.Params;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/cdn/zones} and {@code PUT /v1/cdn/zones/{zone_id}}. Which fields are required is
 * undocumented. Whether an update keeps the fields that are not set is undocumented.
 *
 * <p>The API's documents describe zones in two ways. These are the fields of the newer one; the older one has
 * {@code origin}, {@code scheme}, {@code alt_hosts} and {@code ignore_query_strings} beside the host and
 * {@code basic_auth} within {@code access_control}, which can be sent with {@link #with(String, Object)}.
 */
public final class CdnZoneFields extends Params<CdnZoneFields> {

    private CdnZoneFields(Map<String, @Nullable Object> values) {
        super(values, CdnZoneFields::new);
    }

    /**
     * Creates a request without fields.
     *
     * @return an empty request
     */
    public static CdnZoneFields of() {
        return new CdnZoneFields(Map.of());
    }

    /**
     * Sets the name.
     *
     * @param name the name
     * @return a copy with the value
     */
    public CdnZoneFields name(String name) {
        return set("name", name);
    }

    /**
     * Sets the host name of the zone.
     *
     * @param host the host name, such as {@code media.example.org}
     * @return a copy with the value
     */
    public CdnZoneFields host(String host) {
        return set("host", host);
    }

    /**
     * Adds an origin server.
     *
     * @param address the host name
     * @return a copy with one more origin
     */
    public CdnZoneFields origin(String address) {
        return append("origins", Fields.of("addr", address));
    }

    /**
     * Adds an origin server that requires HTTP Basic credentials.
     *
     * @param address the host name
     * @param username the user name
     * @param password the password; a secret
     * @return a copy with one more origin
     */
    public CdnZoneFields origin(String address, String username, String password) {
        return append(
                "origins",
                Fields.of("addr", address)
                        .and("basic_auth", Fields.of("username", username).and("password", password)));
    }

    /**
     * Serves content only with a JWT signed with this secret.
     *
     * @param secret the secret
     * @return a copy with the value
     */
    public CdnZoneFields jwtSecret(String secret) {
        return within("access_control", "jwt_secret", secret);
    }

    /**
     * Serves content only to links signed with this secret.
     *
     * @param secret the secret
     * @return a copy with the value
     */
    public CdnZoneFields secureLink(String secret) {
        return within("access_control", "secure_link", secret);
    }

    /**
     * Sets whether the query of a URL is ignored.
     *
     * @param ignore whether it is
     * @return a copy with the value
     */
    public CdnZoneFields ignoreQueryStrings(boolean ignore) {
        return within("settings", "ignore_query_strings", ignore);
    }

    /**
     * Sets the index file of folders.
     *
     * @param file the name of the file, such as {@code index.html}
     * @return a copy with the value
     */
    public CdnZoneFields indexHtml(String file) {
        return within("settings", "index_html", file);
    }

    /**
     * Sets whether known bad bots are blocked.
     *
     * @param block whether they are
     * @return a copy with the value
     */
    public CdnZoneFields blockBadBots(boolean block) {
        return within("settings", "block_bad_bots", block);
    }

    private CdnZoneFields within(String group, String name, Object value) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        if (values().get(group) instanceof Map<?, ?> set) {
            set.forEach((key, old) -> merged.put(String.valueOf(key), old));
        }
        merged.put(name, Objects.requireNonNull(value, name + " must not be null"));
        return with(group, Collections.unmodifiableMap(merged));
    }
}
