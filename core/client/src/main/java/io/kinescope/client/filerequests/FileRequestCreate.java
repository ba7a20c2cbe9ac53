package io.kinescope.client.filerequests;

import io.kinescope.client.type.Params;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /v1/file-requests} creates.
 */
public final class FileRequestCreate extends Params<FileRequestCreate> {

    private FileRequestCreate(Map<String, @Nullable Object> values) {
        super(values, FileRequestCreate::new);
    }

    /**
     * Creates a file request.
     *
     * @param title what it is called
     * @param uploadingLocationId the id of the project or folder that gets the files
     * @return the request
     */
    public static FileRequestCreate of(String title, String uploadingLocationId) {
        return new FileRequestCreate(Map.of()).with("title", title).with("uploading_location_id", uploadingLocationId);
    }

    /**
     * Sets the description.
     *
     * @param description the description
     * @return a copy with the value
     */
    public FileRequestCreate description(String description) {
        return with("description", description);
    }

    /**
     * Sets when it ends.
     *
     * @param expiredAt the end; the default is never
     * @return a copy with the value
     */
    public FileRequestCreate expiredAt(Instant expiredAt) {
        return with("expired_at", expiredAt);
    }
}
