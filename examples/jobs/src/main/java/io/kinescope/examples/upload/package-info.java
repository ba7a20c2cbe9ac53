/** Uploads a folder, or the files that a CSV names: {@link io.kinescope.examples.upload.BulkUpload}. */
@NullMarked
package io.kinescope.examples.upload;

import org.jspecify.annotations.NullMarked;
