/**
 * JSON, read and written with Jackson, which no other package knows. Internal: no other module sees this package.
 *
 * <p>{@link io.kinescope.client.json.Json} reads a {@link io.kinescope.client.json.ResponseBody} into its
 * {@link io.kinescope.client.json.Envelope}. {@code
 * LenientModule} reads a value of the wrong type as missing, {@code ClientTypesModule} knows how types of this client stand
 * in JSON, and {@code TruncatedJson} reads an error that is cut off. A response that cannot be read fails with an {@link
 * io.kinescope.client.json.UnreadableException}, which the pipeline reports with the call.
 */
@NullMarked
package io.kinescope.client.json;

import org.jspecify.annotations.NullMarked;
