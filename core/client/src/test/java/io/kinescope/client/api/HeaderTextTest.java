package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"Film", "a, b; \"c\"", "1+1=2", "C:\\film.mp4 (1)", "~!@#$^&*()_{}|<>?/'`"})
    void visibleAsciiIsSentAsItIs(String text) {
        assertThat(HeaderText.encode("X-Title", text)).isEqualTo(text);
    }

    /** A server that decodes what has a percent sign, as it must to read the rest, reads every text. */
    @Property
    void everyTextIsReadAsItWas(@ForAll String text) {
        if (text.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return;
        }
        String value = HeaderText.encode("X-Title", text);
        assertThat(HeaderText.value("X-Title", value)).isEqualTo(value.strip());
        String read =
                value.contains("%") ? URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8) : value;
        assertThat(read).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "half a \uD83C pair"})
    void whatIsNoTextIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeaderText.encode("X-Title", text))
                .withMessageContaining("X-Title");
    }
}
