package io.kinescope.client.domains;

import org.jspecify.annotations.Nullable;

/**
 * A domain that videos may be embedded on. The API's answers are undocumented; this is what its requests speak of.
 *
 * @param id the domain's id
 * @param domain its name, such as {@code example.org}; null where the API leaves it out
 */
public record PrivacyDomain(String id, @Nullable String domain) {}
