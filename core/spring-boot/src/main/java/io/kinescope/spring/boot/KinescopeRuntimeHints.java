package io.kinescope.spring.boot;

import io.kinescope.client.KinescopeClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.boot.json.JsonParserFactory;

/** The types that Jackson builds from answers, as the metadata of the client for native images lists them. */
final class KinescopeRuntimeHints implements RuntimeHintsRegistrar {

    private static final String METADATA =
            "/META-INF/native-image/io.kinescope/kinescope-reactive/reachability-metadata.json";

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        List<?> types = (List<?>) Objects.requireNonNull(
                JsonParserFactory.getJsonParser().parseMap(metadata()).get("reflection"), METADATA);
        types.forEach(type -> hints.reflection()
                .registerType(
                        TypeReference.of(String.valueOf(((Map<?, ?>) type).get("type"))),
                        MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
                        MemberCategory.INVOKE_DECLARED_METHODS,
                        MemberCategory.ACCESS_DECLARED_FIELDS));
    }

    private static String metadata() {
        try (InputStream json = Objects.requireNonNull(KinescopeClient.class.getResourceAsStream(METADATA), METADATA)) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
