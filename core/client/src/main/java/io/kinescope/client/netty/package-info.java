/**
 * The exchange on Reactor Netty, the only package that knows its HTTP client. Internal: the builder of the client is its
 * only user.
 */
@NullMarked
package io.kinescope.client.netty;

import org.jspecify.annotations.NullMarked;
