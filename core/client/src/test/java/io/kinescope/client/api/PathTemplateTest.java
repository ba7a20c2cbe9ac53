package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

    @ParameterizedTest
    @CsvSource({
        "5a676eb1-ffc1-4924-95fc-73b811fa139a, 5a676eb1-ffc1-4924-95fc-73b811fa139a",
        "mNFQz2wYTBhLkPBCo9oS8m, mNFQz2wYTBhLkPBCo9oS8m",
        "..users, ..users",
        "a?b=c, a%3Fb%3Dc",
        "a#b, a%23b",
        "a b, a%20b",
        "100%, 100%25",
        "$1, %241",
        "видео, %D0%B2%D0%B8%D0%B4%D0%B5%D0%BE",
        "😀, %F0%9F%98%80",
        "a;b, a%3Bb",
        "...;b, ...%3Bb",
        "%zz, %25zz",
    })
    void encodesIds(String id, String encoded) {
        assertThat(PathTemplate.expand("/v1/videos/{video_id}/move", id)).isEqualTo("/v1/videos/" + encoded + "/move");
    }

    @Test
    void fillsVariablesInOrder() {
        assertThat(PathTemplate.expand("/a/{x}/b/{y}", "1", "2")).isEqualTo("/a/1/b/2");
        assertThat(PathTemplate.expand("/a")).isEqualTo("/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\n",
                ".",
                "..",
                "../users",
                "a/b",
                "/",
                "a\\b",
                "a\nb",
                "a\0",
                "a\u0085",
                "..;",
                ".;a=b",
                "%2e%2e",
                "..%2Fusers",
                "a%5cb",
                "a%252Fb",
                "%00",
                "a\uD800",
                "\uDC00b"
            })
    void refusesWhatIsNoId(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathTemplate.expand("/v1/videos/{video_id}", id))
                .withMessageStartingWith("video_id must");
    }

    @Test
    void refusesTooFewAndTooManyIds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathTemplate.expand("/a/{x}/{y}", "1"))
                .withMessage("/a/{x}/{y} needs an id for {y}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathTemplate.expand("/a/{x}", "1", "2"))
                .withMessage("/a/{x} takes 1 ids, not 2");
        assertThatIllegalArgumentException().isThrownBy(() -> PathTemplate.expand("a"));
    }
}
