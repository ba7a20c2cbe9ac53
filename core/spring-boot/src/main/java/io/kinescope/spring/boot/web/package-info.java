/** The answers of a WebFlux application to errors of the client. */
@NullMarked
package io.kinescope.spring.boot.web;

import org.jspecify.annotations.NullMarked;
