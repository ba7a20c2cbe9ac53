package io.kinescope.client.privacydomains;

import org.jspecify.annotations.Nullable;

/**
 * A domain that videos may be embedded on. The response is undocumented; these are the fields that can be set.
 *
 * @param id the domain's id
 * @param domain its name, such as {@code example.org}; null where the API leaves it out
 */
public record PrivacyDomain(String id, @Nullable String domain) {}
