package io.kinescope.spring.boot;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;
import reactor.core.publisher.Mono;

/** The hosts and the token as the properties, or a supplier of the token, state them. */
final class PropertiesConnectionDetails implements KinescopeConnectionDetails {

    private final KinescopeProperties properties;
    private final Mono<String> token;
    private final @Nullable SslBundle sslBundle;

    PropertiesConnectionDetails(
            KinescopeProperties properties, @Nullable KinescopeTokenSupplier supplier, @Nullable SslBundles bundles) {
        this.properties = properties;
        this.token = supplier == null
                ? token(properties)
                : Objects.requireNonNull(supplier.get(), "a KinescopeTokenSupplier must not return null");
        this.sslBundle = sslBundle(properties.ssl().bundle(), bundles);
    }

    private static Mono<String> token(KinescopeProperties properties) {
        String token = StringUtils.hasText(properties.token()) ? properties.token() : null;
        MutuallyExclusiveConfigurationPropertiesException.throwIfMultipleNonNullValuesIn(entries -> {
            entries.put("kinescope.token", token);
            entries.put("kinescope.token-file", properties.tokenFile());
        });
        if (properties.tokenFile() != null) {
            return new TokenFile(properties.tokenFile()).token();
        }
        if (token == null) {
            throw new TokenException(
                    properties.token() == null ? "kinescope.token is not set." : "kinescope.token is empty.");
        }
        // Spring Boot leaves a placeholder as it is if nothing of its name is set.
        if (token.startsWith("${")) {
            throw new TokenException(
                    "kinescope.token is a placeholder for an environment variable or property that is not set.");
        }
        return Mono.just(TokenText.read("The value of kinescope.token", token));
    }

    private static @Nullable SslBundle sslBundle(@Nullable String name, @Nullable SslBundles bundles) {
        return StringUtils.hasText(name) && bundles != null ? bundles.getBundle(name) : null;
    }

    @Override
    public String getBaseUrl() {
        return properties.baseUrl();
    }

    @Override
    public String getUploaderUrl() {
        return properties.uploaderUrl();
    }

    @Override
    public Mono<String> getToken() {
        return token;
    }

    @Override
    public @Nullable SslBundle getSslBundle() {
        return sslBundle;
    }
}
