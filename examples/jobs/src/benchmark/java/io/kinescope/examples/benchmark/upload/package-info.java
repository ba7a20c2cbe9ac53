/** How fast files are uploaded over TLS, and in how much memory, beside other ways to send them with Reactor Netty. */
@NullMarked
package io.kinescope.examples.benchmark.upload;

import org.jspecify.annotations.NullMarked;
