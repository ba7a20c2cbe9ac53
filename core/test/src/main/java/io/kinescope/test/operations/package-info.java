/** The operations of the API, grouped by resource, and the routes to all of them. */
@NullMarked
package io.kinescope.test.operations;

import org.jspecify.annotations.NullMarked;
