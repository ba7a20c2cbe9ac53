package io.kinescope.client.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {

    private final BasicCredentials credentials = BasicCredentials.of("kinescope", "пароль: 1");

    @Test
    void acceptsTheirOwnHeader() {
        assertThat(credentials.matches("Basic " + base64("kinescope:пароль: 1")))
                .isTrue();
        assertThat(credentials.matches("basic  " + base64("kinescope:пароль: 1")))
                .isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic ",
                "Basic !!!",
                "Bearer a2luZXNjb3BlOg==",
                "Basic a2luZXNjb3BlOg==",
                "Basic a2luZXNjb3BlOtC/0LDRgNC+0LvRjDogMg==",
                "a2luZXNjb3BlOtC/0LDRgNC+0LvRjDogMQ=="
            })
    void refusesEveryOtherHeader(String header) {
        assertThat(credentials.matches(header)).isFalse();
    }

    @Test
    void acceptEmptyParts() {
        assertThat(BasicCredentials.of("", "secret").matches("Basic " + base64(":secret")))
                .isTrue();
        assertThat(BasicCredentials.of("user", "").matches("Basic " + base64("user:")))
                .isTrue();
        assertThat(BasicCredentials.anyone().matches(null)).isTrue();
    }

    @Test
    void refusesWhatNoHeaderCanSay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BasicCredentials.of("a:b", "c"))
                .withMessageContaining("colon");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BasicCredentials.of("", ""))
                .withMessageContaining("anyone()");
    }

    @Test
    void showsNoSecret() {
        assertThat(credentials.toString()).doesNotContain("kinescope", "пароль");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
