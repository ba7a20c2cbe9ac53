package io.kinescope.spring.boot.web;

import io.kinescope.client.callback.BasicCredentials;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;

/**
 * Reads the properties that the routes have in common, and names the property of a value that is refused.
 *
 * @param prefix the prefix of the properties, such as {@code kinescope.webhooks}
 */
record CallbackSettings(String prefix) {

    String path(@Nullable String path) {
        if (path == null || !path.startsWith("/")) {
            throw refusal("path", path, "A path must begin with a slash.");
        }
        return path;
    }

    String url(String name, @Nullable String url) {
        if (url == null || !url.matches("https?://\\S+")) {
            throw refusal(name, url, "It must be an absolute URL, at which Kinescope reaches the application.");
        }
        return url;
    }

    /** Refuses a route without credentials, unless that was chosen, and never shows a password. */
    BasicCredentials credentials(
            @Nullable String path, String name, @Nullable String username, @Nullable String password, boolean anyone) {
        if (anyone) {
            if (StringUtils.hasText(username) || StringUtils.hasText(password)) {
                throw refusal("anyone", true, "There are credentials as well, which nobody would have to send.");
            }
            return BasicCredentials.anyone();
        }
        if (!StringUtils.hasText(username) || !StringUtils.hasText(password)) {
            throw refusal(
                    "path",
                    path,
                    "Kinescope signs nothing, so credentials are the only proof that a request is its own. "
                            + "Set %1$s.%2$s and %1$s.password to those of the registration, or %1$s.anyone=true."
                                    .formatted(prefix, name));
        }
        return read(name, username, value -> BasicCredentials.of(value, password));
    }

    <T, R> R read(String name, T value, Function<T, R> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException refused) {
            throw refusal(name, value, String.valueOf(refused.getMessage()));
        }
    }

    /** Returns the failure of a route that has a path and nothing to hand its requests to. */
    InvalidConfigurationPropertyValueException withoutBean(String path, String problem, Class<?> type) {
        return refusal("path", path, "%s: declare a bean of the type %s.".formatted(problem, type.getName()));
    }

    private InvalidConfigurationPropertyValueException refusal(String name, @Nullable Object value, String reason) {
        return new InvalidConfigurationPropertyValueException(prefix + "." + name, value, reason);
    }
}
