package io.kinescope.client.dictionaries;

import io.kinescope.client.api.Api;
import io.kinescope.client.listing.Listing;
import java.util.Objects;

/**
 * The values that the API knows for some fields.
 *
 * <pre>{@code
 * Flux<Object> timezones = client.dictionaries().listTimezones();
 * }</pre>
 */
public final class Dictionaries {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public Dictionaries(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists all time zones: {@code GET /v1/dictionaries/timezones}. The response is undocumented.
     *
     * @return the time zones as JSON has them: a {@code String} or a {@code Map} each
     */
    public Listing<Object> listTimezones() {
        return api.get("/v1/dictionaries/timezones").allItems(Object.class);
    }
}
