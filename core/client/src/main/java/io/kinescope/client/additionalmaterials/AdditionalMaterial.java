package io.kinescope.client.additionalmaterials;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that goes with a video.
 *
 * @param id the material's id
 * @param videoId the id of the video
 * @param storageId where the file is kept; undocumented
 * @param title what viewers see
 * @param filename the name of the file
 * @param filetype the media type of the file
 * @param size the size of the file in bytes
 * @param position its place among the materials of the video
 * @param createdAt when it was added
 * @param updatedAt when it last changed; null if it never did
 * @param deletedAt when it was deleted; null if it was not
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
