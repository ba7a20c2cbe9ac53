package io.kinescope.client.tags;

import org.jspecify.annotations.Nullable;

/**
 * A tag that videos can have. The response is undocumented; these are the fields that can be set.
 *
 * @param id the tag's id
 * @param tag its text; null where the API leaves it out
 */
public record Tag(String id, @Nullable String tag) {}
