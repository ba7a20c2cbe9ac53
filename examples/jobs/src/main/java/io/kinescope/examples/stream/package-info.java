/** Streams every video of a workspace as NDJSON: {@link io.kinescope.examples.stream.StreamAllVideos}. */
@NullMarked
package io.kinescope.examples.stream;

import org.jspecify.annotations.NullMarked;
