/**
 * The uploads of videos: the group {@link io.kinescope.client.uploads.Uploads}, its answers and requests.
 *
 * <p>An {@link io.kinescope.client.uploads.Upload} says what to send. {@code SingleUpload} sends it in one request, {@code
 * TwoRequestUpload} a stream with long texts in two, {@code ResumableUpload} a file over tus. All report to an {@code
 * UploadProgress}, which is sampled for the {@link io.kinescope.client.uploads.UploadEvent events}. {@code
 * ReadinessPolling} waits until a video is playable.
 */
@NullMarked
package io.kinescope.client.uploads;

import org.jspecify.annotations.NullMarked;
