package io.kinescope.client.cdnzones;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A zone of the content delivery network: a host name, and where its content comes from. The response is
 * undocumented; these are the fields that can be set.
 *
 * <p>Its {@code toString} does not show secrets.
 *
 * @param id the zone's id
 * @param name the name
 * @param host the host name that viewers ask
 * @param origins the origins of the content; empty if the answer has none
 * @param accessControl the access rules; null where the API leaves it out
 * @param settings the settings; null where the API leaves it out
 */
public record CdnZone(
        String id,
        @Nullable String name,
        @Nullable String host,
        List<Origin> origins,
        @Nullable AccessControl accessControl,
        @Nullable Settings settings) {

    /**
     * An origin of content.
     *
     * @param addr the host name
     * @param basicAuth the credentials that are sent there; null if there are none
     */
    public record Origin(@Nullable String addr, @Nullable BasicCredentials basicAuth) {}

    /**
     * HTTP Basic credentials.
     *
     * @param username the user name
     * @param password the password; a secret
     */
    public record BasicCredentials(
            @Nullable String username, @Nullable String password) {

        /** Returns all components, and stars in the place of secrets. */
        @Override
        public String toString() {
            return "BasicCredentials[username=" + username + ", password=" + (password == null ? null : "***") + "]";
        }
    }

    /**
     * Who gets the content of a zone.
     *
     * @param jwtSecret the key that signs the JWTs of viewers; a secret, null if there is none
     * @param secureLink the key that signs secure links; a secret, null if there is none
     */
    public record AccessControl(
            @Nullable String jwtSecret, @Nullable String secureLink) {

        /** Returns all components, and stars in the place of secrets. */
        @Override
        public String toString() {
            return "AccessControl[jwtSecret=" + (jwtSecret == null ? null : "***") + ", secureLink="
                    + (secureLink == null ? null : "***") + "]";
        }
    }

    /**
     * The settings of a zone.
     *
     * @param ignoreQueryStrings whether URLs that differ in their query are the same content
     * @param indexHtml the file that a folder stands for
     * @param blockBadBots whether known bad bots get nothing
     */
    public record Settings(
            @Nullable Boolean ignoreQueryStrings,
            @Nullable String indexHtml,
            @Nullable Boolean blockBadBots) {}
}
