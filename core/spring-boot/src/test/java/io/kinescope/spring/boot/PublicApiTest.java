package io.kinescope.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds what callers can use to the reviewed text in {@code public-api.txt}; {@code -Dapi.update=true} writes it anew. */
class PublicApiTest {

    @ParameterizedTest
    @CsvSource({
        "../client/public-api.txt, io.kinescope.client.KinescopeClient",
        "../redis/public-api.txt, io.kinescope.client.redis.RedisRateLimiter",
        "../test/public-api.txt, io.kinescope.test.LocalKinescope"
    })
    void ofModules(Path reviewed, Class<?> type) throws IOException, URISyntaxException {
        isReviewed(reviewed, PublicApi.of(classes(type)));
    }

    @Test
    void ofTheStarter() throws IOException, URISyntaxException {
        isReviewed(Path.of("public-api.txt"), PublicApi.ofLibrary(classes(KinescopeProperties.class)));
    }

    private static Path classes(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static void isReviewed(Path reviewed, List<String> api) throws IOException {
        if (Boolean.getBoolean("api.update")) {
            Files.write(reviewed, api);
        }
        assertThat(api)
                .as("the public API, which -Dapi.update=true writes to " + reviewed)
                .isEqualTo(Files.readAllLines(reviewed));
    }
}
