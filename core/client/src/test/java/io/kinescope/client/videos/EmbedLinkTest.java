package io.kinescope.client.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EmbedLinkTest {

    private static final String LINK = "https://kinescope.io/embed/abc";

    @Test
    void encodesItsParameters() {
        assertThat(EmbedLink.of(LINK)
                        .drmAuthToken("a+b/c=")
                        .watermark("Анна & Co")
                        .externalId("7")
                        .autoplay(true)
                        .muted(false)
                        .loop(true)
                        .with("quality", "720p")
                        .url())
                .isEqualTo(
                        LINK + "?drmauthtoken=a%2Bb%2Fc%3D&watermark=%D0%90%D0%BD%D0%BD%D0%B0%20%26%20Co&externalid=7"
                                + "&autoplay=true&muted=false&loop=true&quality=720p");
    }

    @Test
    void leavesTheLinkAsItIs() {
        assertThat(EmbedLink.of(LINK).url()).isEqualTo(LINK);
        assertThat(EmbedLink.of(LINK + "?a=1#t").url()).isEqualTo(LINK + "?a=1#t");
        assertThat(EmbedLink.of(LINK + "#?").muted(true).url()).isEqualTo(LINK + "?muted=true#?");
    }

    @Test
    void replacesAParameterThatTheLinkHas() {
        assertThat(EmbedLink.of(LINK + "?muted=1&%6Doop=2&%zz=3")
                        .muted(true)
                        .with("moop", "4")
                        .url())
                .isEqualTo(LINK + "?%zz=3&muted=true&moop=4");
    }

    @Test
    void showsNoValue() {
        assertThat(EmbedLink.of(LINK + "?drmauthtoken=first").drmAuthToken("second"))
                .hasToString("EmbedLink[" + LINK + ", [drmauthtoken]]");
    }

    @Test
    void refusesABlankName() {
        assertThatIllegalArgumentException().isThrownBy(() -> EmbedLink.of(LINK).with(" ", "x"));
    }

    @Property
    void isAUrlThatGivesTheValueBack(@ForAll String value) {
        String encoded = EmbedLink.of(LINK).watermark(value).url();
        String utf8 = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(URI.create(encoded).getRawQuery()).startsWith("watermark=");
        assertThat(URLDecoder.decode(encoded.substring(encoded.indexOf('=') + 1), StandardCharsets.UTF_8))
                .isEqualTo(utf8);
    }
}
