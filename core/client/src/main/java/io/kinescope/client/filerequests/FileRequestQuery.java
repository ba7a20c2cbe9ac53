package io.kinescope.client.filerequests;

import io.kinescope.client.type.PageParams;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of {@code GET /v1/file-requests}.
 */
public final class FileRequestQuery extends PageParams<FileRequestQuery> {

    private FileRequestQuery(Map<String, @Nullable Object> values) {
        super(values, FileRequestQuery::new);
    }

    /**
     * Creates a query for the file requests that the API lists by default.
     *
     * @return a query without filters
     */
    public static FileRequestQuery of() {
        return new FileRequestQuery(Map.of());
    }

    /**
     * Filters by the archive.
     *
     * @param archived whether to list archived requests; the default is undocumented
     * @return a copy with the value
     */
    public FileRequestQuery archived(boolean archived) {
        return set("archived", archived);
    }
}
