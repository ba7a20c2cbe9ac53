package io.kinescope.client.videos;

import org.jspecify.annotations.Nullable;

/**
 * An audio track of a video; undocumented, but seen.
 *
 * @param id the track's id
 * @param language the language
 * @param label the name that viewers choose it by
 * @param fileSize the size of the file in bytes
 * @param filetype the container
 * @param originalName the name of the file
 * @param downloadLink the URL to download the file
 */
public record AudioTrack(
        String id,
        @Nullable String language,
        @Nullable String label,
        @Nullable Long fileSize,
        @Nullable String filetype,
        @Nullable String originalName,
        @Nullable String downloadLink) {}
