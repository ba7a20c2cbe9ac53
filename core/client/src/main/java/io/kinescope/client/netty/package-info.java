/**
 * The exchange on Reactor Netty. The only package that knows its HTTP client.
 */
@NullMarked
package io.kinescope.client.netty;

import org.jspecify.annotations.NullMarked;
