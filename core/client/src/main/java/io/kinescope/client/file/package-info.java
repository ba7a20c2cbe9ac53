/**
 * Files as they are read for the bodies of requests. Internal: no other module sees this package.
 *
 * <p>A {@link io.kinescope.client.file.FileSnapshot} records size and modification time, by which a change is detected.
 * {@link io.kinescope.client.file.FileFlux} reads a part of the file into buffers of a {@link
 * io.kinescope.client.file.BufferAllocator}; an exchange may provide its own. All file operations run on the threads of
 * {@link io.kinescope.client.file.FileTasks}. What cannot be read fails with a {@link
 * io.kinescope.client.file.ContentException}, which becomes the {@link io.kinescope.client.error.SourceException} of the
 * call.
 */
@NullMarked
package io.kinescope.client.file;

import org.jspecify.annotations.NullMarked;
