package io.kinescope.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds what callers can use to the reviewed text in {@code public-api.txt}; {@code -Dapi.update=true} writes it anew. */
class PublicApiTest {

    @ParameterizedTest
    @CsvSource({
        "../client/public-api.txt, io.kinescope.client.KinescopeClient",
        "public-api.txt, io.kinescope.test.LocalKinescope"
    })
    void thePublicApiIsTheReviewedOne(Path reviewed, Class<?> type) throws IOException, URISyntaxException {
        Path classes =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        var api = PublicApi.of(classes);
        if (Boolean.getBoolean("api.update")) {
            Files.write(reviewed, api);
        }
        assertThat(api)
                .as("the public API, which -Dapi.update=true writes to " + reviewed.getFileName())
                .isEqualTo(Files.readAllLines(reviewed));
    }
}
