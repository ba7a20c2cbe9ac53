/**
 * The entry point of the client, and what every resource group shares: pages, request parameters, sorting, errors.
 *
 * <p>Nothing in a signature is null unless it is marked {@link org.jspecify.annotations.Nullable}.
 */
@NullMarked
package io.kinescope.client;

import org.jspecify.annotations.NullMarked;
