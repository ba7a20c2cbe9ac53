/** The uploader: single requests, upload links with tus 1.0.0, and the processing of uploaded videos. */
@NullMarked
package io.kinescope.test.uploads;

import org.jspecify.annotations.NullMarked;
