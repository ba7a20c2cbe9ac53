package io.kinescope.client.filerequests;

import io.kinescope.client.type.PageParams;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which file requests {@code GET /v1/file-requests} lists.
 */
public final class FileRequestQuery extends PageParams<FileRequestQuery> {

    private FileRequestQuery(Map<String, @Nullable Object> values) {
        super(values, FileRequestQuery::new);
    }

    /**
     * Asks for file requests as the API lists them unless told otherwise.
     *
     * @return a query without filters
     */
    public static FileRequestQuery of() {
        return new FileRequestQuery(Map.of());
    }

    /**
     * Chooses by the archive.
     *
     * @param archived whether to list those in the archive; the default is the API's, which is undocumented
     * @return a copy with the value
     */
    public FileRequestQuery archived(boolean archived) {
        return with("archived", archived);
    }
}
