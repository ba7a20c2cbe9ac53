package io.kinescope.client.filerequests;

import io.kinescope.client.type.Params;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /v1/file-requests/{file_request_id}} changes. Whether an update keeps what is not set is
 * undocumented.
 *
 * <p>The names follow the documented example; {@code name} and {@code folder_id} have been seen elsewhere, and can be
 * sent with {@link #with(String, Object)}.
 */
public final class FileRequestUpdate extends Params<FileRequestUpdate> {

    private FileRequestUpdate(Map<String, @Nullable Object> values) {
        super(values, FileRequestUpdate::new);
    }

    /**
     * Changes nothing yet.
     *
     * @return an empty update
     */
    public static FileRequestUpdate of() {
        return new FileRequestUpdate(Map.of());
    }

    /**
     * Changes what it is called.
     *
     * @param title the new title
     * @return a copy with the value
     */
    public FileRequestUpdate title(String title) {
        return with("title", title);
    }

    /**
     * Changes where the files go.
     *
     * @param uploadingLocationId the id of the project or folder that gets them
     * @return a copy with the value
     */
    public FileRequestUpdate uploadingLocationId(String uploadingLocationId) {
        return with("uploading_location_id", uploadingLocationId);
    }

    /**
     * Changes when it ends.
     *
     * @param expiredAt the new end; null for never
     * @return a copy with the value
     */
    public FileRequestUpdate expiredAt(@Nullable Instant expiredAt) {
        return with("expired_at", expiredAt);
    }

    /**
     * Puts the request into the archive, or takes it out.
     *
     * @param archived whether it is in the archive
     * @return a copy with the value
     */
    public FileRequestUpdate archived(boolean archived) {
        return with("archived", archived);
    }
}
