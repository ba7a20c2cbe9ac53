/** Requests, their routes and fields, and the answers to them. */
@NullMarked
package io.kinescope.test.http;

import org.jspecify.annotations.NullMarked;
