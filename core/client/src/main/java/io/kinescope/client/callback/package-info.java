/**
 * The requests of Kinescope to your application: webhooks, and the authorization backend. The types know no web framework; the
 * Spring Boot starter connects them to routes.
 */
@NullMarked
package io.kinescope.client.callback;

import org.jspecify.annotations.NullMarked;
