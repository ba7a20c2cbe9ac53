package io.kinescope.client.additionalmaterials;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that goes with a video.
 *
 * @param id the material's id
 * @param videoId the id of the video
 * @param storageId the id of the storage of the file; undocumented
 * @param title the title that viewers see
 * @param filename the name of the file
 * @param filetype the media type of the file
 * @param size the size of the file in bytes
 * @param position its place among the materials of the video
 * @param createdAt the time when it was added
 * @param updatedAt the time of the last change; null if there was none
 * @param deletedAt the time of deletion; null if it is not deleted
 */
public record AdditionalMaterial(
        String id,
        @Nullable String videoId,
        @Nullable String storageId,
        @Nullable String title,
        @Nullable String filename,
        @Nullable String filetype,
        @Nullable Long size,
        @Nullable Integer position,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant deletedAt) {}
