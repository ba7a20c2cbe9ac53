package io.kinescope.client.accesstokens;

import io.kinescope.client.type.PageParams;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of {@code GET /v1/access-tokens}. The API counts tokens here instead of pages, so page and page size are
 * sent as {@code offset} and {@code limit}.
 */
public final class AccessTokenQuery extends PageParams<AccessTokenQuery> {

    private AccessTokenQuery(Map<String, @Nullable Object> values) {
        super(values, AccessTokenQuery::new);
    }

    /**
     * Creates a query for all tokens.
     *
     * @return a query without filters
     */
    public static AccessTokenQuery of() {
        return new AccessTokenQuery(Map.of());
    }
}
