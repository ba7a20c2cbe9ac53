package io.kinescope.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every option is checked where it is set, with a message that helps. */
class BuilderTest {

    private static final String TOKEN = "e51e55a1-7615-493e-9055-10ac9cc44ccd";

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                wrong("a token is needed", builder -> builder.token((String) null)),
                wrong("must be a UUID", builder -> builder.token("")),
                wrong("must be a UUID", builder -> builder.token(TOKEN + "\n")),
                wrong("baseUrl must be a URL", builder -> builder.baseUrl("api.kinescope.io")),
                wrong("uploaderUrl must be a URL", builder -> builder.uploaderUrl("ftp://kinescope.io")),
                wrong("responseTimeout must be", builder -> builder.responseTimeout(Duration.ZERO)),
                wrong("connectTimeout must be", builder -> builder.connectTimeout(Duration.ofDays(2))),
                wrong("maxResponseSize must be", builder -> builder.maxResponseSize(0)),
                wrong("pageSize must be", builder -> builder.pageSize(-1)),
                wrong("userAgent may only", builder -> builder.userAgent("a\r\nb")));
    }

    private static Arguments wrong(String message, Consumer<KinescopeClient.Builder> option) {
        return Arguments.of(message, option);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongValues")
    void aWrongValueIsRefusedWhereItIsSet(String message, Consumer<KinescopeClient.Builder> option) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> option.accept(KinescopeClient.builder()))
                .withMessageContaining(message)
                .withMessageNotContaining(TOKEN);
    }

    @Test
    void anUnsetTokenSaysWhereToGetOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KinescopeClient.builder().build())
                .withMessageContaining("builder().token(...)")
                .withMessageContaining("https://app.kinescope.io");
    }

    @Test
    void theOrderOfOptionsDoesNotMatter() {
        KinescopeClient.Builder builder = KinescopeClient.builder()
                .baseUrl("http://kinescope.example.org")
                .token(TOKEN);
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("allowInsecureUrls()");
        try (KinescopeClient client = builder.allowInsecureUrls().build()) {
            assertThat(client).isNotNull();
        }
    }
}
