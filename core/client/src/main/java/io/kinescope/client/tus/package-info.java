/**
 * A client of the tus protocol, version 1.0.0, for any server: it sends a file in chunks to the URL of an upload, and
 * resumes at the offset that the server reports.
 *
 * <p>{@link io.kinescope.client.tus.TusClient} starts a {@code Transfer} for every subscriber, which asks for the
 * offset, sends chunks of {@code ChunkSize} with {@code Checksums}, and starts again with the offset after a transient
 * failure. {@link io.kinescope.client.tus.TusStore} keeps a {@link io.kinescope.client.tus.TusState} for every upload
 * in progress.
 */
@NullMarked
package io.kinescope.client.tus;

import org.jspecify.annotations.NullMarked;
