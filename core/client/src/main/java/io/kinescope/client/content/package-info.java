/**
 * The bodies of requests other than JSON: files, bytes, streams and forms.
 *
 * <p>{@link io.kinescope.client.content.Content} is what callers pass to a call. When the call is subscribed to, it
 * makes a {@link io.kinescope.client.content.Body}: a media type, a length, and the bytes as a {@code Flux}, which the
 * exchange requests as fast as the connection writes them. Files are read by the internal package {@code
 * io.kinescope.client.file}. Content that cannot be read fails the call with a {@link
 * io.kinescope.client.error.SourceException}.
 */
@NullMarked
package io.kinescope.client.content;

import org.jspecify.annotations.NullMarked;
