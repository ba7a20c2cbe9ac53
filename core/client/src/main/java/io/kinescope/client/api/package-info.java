/**
 * The pipeline every call goes through, and the raw hatch to operations without a method: {@link Api} makes a
 * {@link Call}, a call makes a {@link Request}, an {@link Exchange} puts it on the wire.
 */
@NullMarked
package io.kinescope.client.api;

import org.jspecify.annotations.NullMarked;
