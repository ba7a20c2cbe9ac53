/**
 * The bodies of requests other than JSON: files, bytes, streams and forms.
 *
 * <p>{@link io.kinescope.client.content.Content} is what callers pass to a call. When the call is subscribed to, it
 * makes a {@link io.kinescope.client.content.Body}: a media type, a length, and the bytes as a {@code Flux}, which the
 * exchange requests as fast as the connection writes them. A file is looked at once ({@link
 * io.kinescope.client.content.FileSnapshot}), and its parts ({@link io.kinescope.client.content.FilePart}) are read by
 * {@code FileFlux} into buffers of a {@link io.kinescope.client.content.BufferAllocator}, which the exchange provides.
 * What cannot be read fails with a {@link io.kinescope.client.content.ContentException}, which becomes the {@link
 * io.kinescope.client.error.SourceException} of the call.
 */
@NullMarked
package io.kinescope.client.content;

import org.jspecify.annotations.NullMarked;
