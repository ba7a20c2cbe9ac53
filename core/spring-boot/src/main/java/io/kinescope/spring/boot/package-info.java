/**
 * The client in a Spring Boot application: the bean of the type {@link io.kinescope.client.KinescopeClient}, its properties,
 * and what an application may replace.
 */
@NullMarked
package io.kinescope.spring.boot;

import org.jspecify.annotations.NullMarked;
