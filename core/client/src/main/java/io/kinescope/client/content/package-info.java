/**
 * The bodies of requests other than JSON: files, bytes, streams and forms.
 */
@NullMarked
package io.kinescope.client.content;

import org.jspecify.annotations.NullMarked;
