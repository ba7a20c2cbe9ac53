package io.kinescope.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.ScriptedAnswer;
import io.kinescope.test.junit.KinescopeTest;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** How do I test my code, also with errors and broken connections? */
@KinescopeTest(videos = 20)
class TestWithLocalKinescopeTest {

    @Test
    void findsAVideo(LocalKinescope kinescope, KinescopeClient client) {
        String title = client.videos().list().blockFirst().title();
        StepVerifier.create(FindByTitle.find(client, title)).expectNextCount(1).verifyComplete();
    }

    @Test
    void saysWhyAVideoWasNotRenamed(LocalKinescope kinescope, KinescopeClient client) {
        kinescope.script("PATCH /v1/videos/{video_id}", ScriptedAnswer.error(402, 402402, "payment required"));
        StepVerifier.create(HandleErrors.rename(client, "00000000-0000-4000-8000-000000000000", "Title"))
                .expectNextMatches(answer -> answer.startsWith("status 402, code 402402"))
                .verifyComplete();
    }

    @Test
    void readsAgainWhenTheConnectionBreaks(LocalKinescope kinescope, KinescopeClient client) {
        kinescope.script("GET /v1/videos", ScriptedAnswer.reset());
        StepVerifier.create(ListNewest.newest(client, 3)).expectNextCount(3).verifyComplete();
        assertThat(kinescope.requestCount()).isEqualTo(2);
    }
}
