package io.kinescope.spring.boot.observation;

import io.kinescope.client.api.CallListener;
import io.kinescope.client.api.CallLog;
import io.kinescope.spring.boot.KinescopeAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the {@link CallLog}, which {@code kinescope.log.enabled} switches off. */
@AutoConfiguration(before = KinescopeAutoConfiguration.class)
@ConditionalOnProperty(name = "kinescope.log.enabled", matchIfMissing = true)
@EnableConfigurationProperties(KinescopeLogProperties.class)
public final class KinescopeLogAutoConfiguration {

    KinescopeLogAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "kinescopeCallLog")
    CallListener.Factory kinescopeCallLog(KinescopeLogProperties properties) {
        if (properties.longWait().isNegative()) {
            throw new InvalidConfigurationPropertyValueException(
                    "kinescope.log.long-wait", properties.longWait(), "It must not be negative.");
        }
        return CallLog.of(properties.longWait());
    }
}
