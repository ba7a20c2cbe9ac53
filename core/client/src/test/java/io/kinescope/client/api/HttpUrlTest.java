package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.kinescope.io, https://api.kinescope.io",
        "https://api.kinescope.io/, https://api.kinescope.io",
        "HTTPS://API.Kinescope.IO/Path/, https://api.kinescope.io/Path",
        "http://local_kinescope:8080, http://local_kinescope:8080",
        "http://_a.b_c-d/x, http://_a.b_c-d/x",
        "http://[::1]:8080/x, http://[::1]:8080/x",
        "http://127.0.0.1:/x, http://127.0.0.1/x",
        "http://localhost:10, http://localhost:10",
        "http://localhost:65535, http://localhost:65535",
    })
    void takesHostsOfEveryKind(String url, String text) {
        assertThat(HttpUrl.base("baseUrl", url).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.kinescope.io",
                "ftp://host",
                "https:///path",
                "https://user@host",
                "https://user:pw@host/x",
                "https://host#fragment",
                "https://host:0",
                "https://host:1",
                "https://host:09",
                "https://host:65536",
                "https://host:x",
                "https://ho st",
                "https://host?query",
                "mailto:a@b",
                "https://a,b",
                "https://h\u00f6st",
            })
    void refusesWhatIsNoBase(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpUrl.base("baseUrl", url))
                .withMessageStartingWith("baseUrl ");
    }

    @Test
    void keepsTheQueryOfAnExternalUrl() {
        assertThat(HttpUrl.external("HTTPS://UP_link/A?b=C").text()).isEqualTo("https://up_link/A?b=C");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://host/x", "HTTP://HOST/x", "http://local_host", "http://127.0.0.1.example.org"})
    void refusesWhatOthersCouldRead(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpUrl.external(url).requireSecure(false))
                .withMessageContaining("allowInsecureUrls()");
        assertThat(HttpUrl.external(url).requireSecure(true)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://LOCALHOST/x", "http://localhost:8080", "http://127.0.0.1", "http://[::1]"})
    void takesTheLoopbackInterface(String url) {
        assertThat(HttpUrl.external(url).requireSecure(false)).isNotNull();
    }
}
