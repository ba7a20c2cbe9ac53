/** Tests of an application with LocalKinescope in place of Kinescope. */
@NullMarked
package io.kinescope.spring.boot.test;

import org.jspecify.annotations.NullMarked;
