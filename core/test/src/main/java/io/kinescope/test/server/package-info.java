/** The HTTP server that runs the operations on a library: its limits, delays and log of requests. */
@NullMarked
package io.kinescope.test.server;

import org.jspecify.annotations.NullMarked;
