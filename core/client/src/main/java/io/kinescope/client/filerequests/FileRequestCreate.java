package io.kinescope.client.filerequests;

import io.kinescope.client.type.Params;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/file-requests}.
 */
public final class FileRequestCreate extends Params<FileRequestCreate> {

    private FileRequestCreate(Map<String, @Nullable Object> values) {
        super(values, FileRequestCreate::new);
    }

    /**
     * Creates a file request.
     *
     * @param title the title
     * @param uploadingLocationId the id of the project or folder for the files
     * @return the request
     */
    public static FileRequestCreate of(String title, String uploadingLocationId) {
        return new FileRequestCreate(Map.of()).set("title", title).set("uploading_location_id", uploadingLocationId);
    }

    /**
     * Sets the description.
     *
     * @param description the description
     * @return a copy with the value
     */
    public FileRequestCreate description(String description) {
        return set("description", description);
    }

    /**
     * Sets the end of the request.
     *
     * @param expiredAt the end; by default the request never ends
     * @return a copy with the value
     */
    public FileRequestCreate expiredAt(Instant expiredAt) {
        return set("expired_at", expiredAt);
    }
}
