/**
 * The types that resource groups share.
 *
 * <p>{@link io.kinescope.client.type.Params} is the base of all request objects,
 * {@link io.kinescope.client.type.PageParams} of those of listings. {@link io.kinescope.client.type.OpenEnum} is
 * implemented by every enumeration of the API, whose values may grow. {@link io.kinescope.client.type.TimeRange} and
 * {@link io.kinescope.client.type.PrivacyType} are values of several groups.
 */
@NullMarked
package io.kinescope.client.type;

import org.jspecify.annotations.NullMarked;
