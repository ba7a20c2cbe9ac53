package io.kinescope.client.dictionaries;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.Listing;

/**
 * The values that the API knows for some fields.
 *
 * <pre>{@code
 * Flux<Object> timezones = client.dictionaries().timezones();
 * }</pre>
 */
public final class Dictionaries {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api what its calls go through
     */
    public Dictionaries(Api api) {
        this.api = api;
    }

    /**
     * Lists the time zones: {@code GET /v1/dictionaries/timezones}.
     *
     * @return what the API answers for each, which is undocumented: a {@code String}, or a {@code Map} of its fields
     */
    public Listing<Object> timezones() {
        return api.get("/v1/dictionaries/timezones").allItems(Object.class);
    }
}
