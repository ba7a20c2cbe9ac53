package io.kinescope.spring.boot;

import io.kinescope.client.KinescopeClient;

/**
 * A change to the builder of the auto-configured client, after the properties were applied. Beans of this type are invoked in
 * their {@linkplain org.springframework.core.annotation.Order order}.
 */
@FunctionalInterface
public interface KinescopeClientCustomizer {

    /**
     * Changes the builder.
     *
     * @param builder the builder, which has the values of the properties
     */
    void customize(KinescopeClient.Builder builder);
}
