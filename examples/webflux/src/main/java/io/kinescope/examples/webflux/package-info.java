/** The library as a page of a Spring Boot application: list, search, play, export and what happens. */
@NullMarked
package io.kinescope.examples.webflux;

import org.jspecify.annotations.NullMarked;
