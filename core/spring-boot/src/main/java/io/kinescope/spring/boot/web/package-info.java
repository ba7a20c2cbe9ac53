/** The answers of a WebFlux application: errors of the client, and the webhooks and requests for playback of Kinescope. */
@NullMarked
package io.kinescope.spring.boot.web;

import org.jspecify.annotations.NullMarked;
