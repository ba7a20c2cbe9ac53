/**
 * A client of the tus protocol, version 1.0.0, for any server that speaks it: sends a file in chunks to the URL of an
 * upload, and goes on where the server says it stopped.
 */
@NullMarked
package io.kinescope.client.tus;

import org.jspecify.annotations.NullMarked;
