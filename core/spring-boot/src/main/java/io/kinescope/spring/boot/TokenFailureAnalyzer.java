package io.kinescope.spring.boot;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says which property needs an API token, where its value came from and where to get one, but never the value. */
final class TokenFailureAnalyzer extends AbstractFailureAnalyzer<TokenException> {

    private static final ConfigurationPropertyName TOKEN = ConfigurationPropertyName.of("kinescope.token");

    private final Environment environment;

    TokenFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable failure, TokenException cause) {
        return new FailureAnalysis(
                cause.getMessage() + origin(), """
                Set kinescope.token to an API token: a UUID such as 00000000-0000-0000-0000-000000000000. \
                Get one in the Kinescope dashboard, https://app.kinescope.io, under Settings, API tokens. \
                For a token that changes, set kinescope.token-file to the path of a file that holds it, \
                or declare a bean of the type %s.""".formatted(KinescopeTokenSupplier.class.getName()), failure);
    }

    private String origin() {
        for (var source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty property = source.getConfigurationProperty(TOKEN);
            if (property != null && property.getOrigin() != null) {
                return " kinescope.token is set by " + property.getOrigin() + ".";
            }
        }
        return "";
    }
}
