package io.kinescope.spring.boot.observation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties of the log of calls.
 *
 * @param enabled Whether calls are logged: a line at DEBUG for each, and warnings of long waits and of calls that were given up.
 * @param longWait Wait for one permit beyond which a call is worth a warning.
 */
@ConfigurationProperties("kinescope.log")
public record KinescopeLogProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("10s") Duration longWait) {}
