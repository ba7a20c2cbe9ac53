/**
 * The answers that stream back as text: CSV and lines.
 */
@NullMarked
package io.kinescope.client.export;

import org.jspecify.annotations.NullMarked;
