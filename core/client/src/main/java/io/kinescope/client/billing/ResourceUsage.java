package io.kinescope.client.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The usage of a product on a day.
 *
 * @param date the day, as the midnight it begins at
 * @param usage the amount, in the unit of the product: bytes, or minutes of {@link Product#ENCODING}; null where the API
 *     leaves it out
 * @param product the product
 * @param projectId the id of the project that used it; null where the API leaves it out
 */
public record ResourceUsage(
        Instant date,
        @Nullable Long usage,
        Product product,
        @Nullable String projectId) {}
