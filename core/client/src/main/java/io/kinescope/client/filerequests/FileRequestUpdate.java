package io.kinescope.client.filerequests;

import io.kinescope.client.type.Params;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /v1/file-requests/{file_request_id}}. Whether an update keeps the fields that are not set is
 * undocumented.
 *
 * <p>The names are those of the documented example. Other sources show {@code name} and {@code folder_id}, which can be
 * sent with {@link #with(String, Object)}.
 */
public final class FileRequestUpdate extends Params<FileRequestUpdate> {

    private FileRequestUpdate(Map<String, @Nullable Object> values) {
        super(values, FileRequestUpdate::new);
    }

    /**
     * Creates an update without changes.
     *
     * @return an empty update
     */
    public static FileRequestUpdate of() {
        return new FileRequestUpdate(Map.of());
    }

    /**
     * Changes the title.
     *
     * @param title the new title
     * @return a copy with the value
     */
    public FileRequestUpdate title(String title) {
        return set("title", title);
    }

    /**
     * Changes the project or folder for the files.
     *
     * @param uploadingLocationId the id of the project or folder
     * @return a copy with the value
     */
    public FileRequestUpdate uploadingLocationId(String uploadingLocationId) {
        return set("uploading_location_id", uploadingLocationId);
    }

    /**
     * Changes the end of the request.
     *
     * @param expiredAt the new end; null removes it
     * @return a copy with the value
     */
    public FileRequestUpdate expiredAt(@Nullable Instant expiredAt) {
        return with("expired_at", expiredAt);
    }

    /**
     * Sets whether the request is archived.
     *
     * @param archived whether it is archived
     * @return a copy with the value
     */
    public FileRequestUpdate archived(boolean archived) {
        return set("archived", archived);
    }
}
