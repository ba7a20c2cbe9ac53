/** The rate limiter that JVMs share on a Redis server. */
@NullMarked
package io.kinescope.spring.boot.redis;

import org.jspecify.annotations.NullMarked;
