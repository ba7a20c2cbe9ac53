package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.kinescope.client.videos.Video;
import io.kinescope.client.videos.VideoStatus;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {

    @Test
    void readsAnAnswerAsTheClientDoes() {
        Video video = AnswerReader.read(
                "{\"data\":{\"id\":\"1\",\"title\":\"T\",\"status\":\"done\",\"tags\":null,\"new_field\":1}}",
                Video.class);
        assertThat(video.title()).isEqualTo("T");
        assertThat(video.status()).isEqualTo(VideoStatus.DONE);
        assertThat(video.tags()).isEmpty();
        assertThat(video.assets()).isEmpty();
        assertThat(video.createdAt()).isNull();
        Video sent = RecordingExchange.answering(Fixtures.answer("videos/get"))
                .lenient(RetryPolicy.none())
                .get("/v1/videos/{video_id}", "1")
                .data(Video.class)
                .block();
        assertThat(AnswerReader.read(Fixtures.answer("videos/get"), Video.class))
                .isEqualTo(sent);
    }

    @Test
    void readsLists() {
        assertThat(AnswerReader.readList("{\"data\":[{\"id\":\"1\"},null,{\"id\":\"2\"}],\"meta\":{}}", Video.class))
                .extracting(Video::id)
                .containsExactly("1", "2");
        assertThat(AnswerReader.readList("[{\"id\":\"1\"}]", Video.class)).hasSize(1);
        assertThat(AnswerReader.readList("{\"data\":[]}", Video.class)).isEmpty();
    }

    @Test
    void refusesWhatIsNoAnswer() {
        for (String json : new String[] {"", "{", "{\"id\":\"1\"}", "{\"data\":null}", "[]", "\"x\""}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AnswerReader.read(json, Video.class))
                    .withMessageStartingWith("no answer of the API: ");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnswerReader.readList("{\"data\":{\"x\":1}}", Video.class));
        assertThatNullPointerException()
                .isThrownBy(() -> AnswerReader.read(null, Video.class))
                .withMessage("json must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> AnswerReader.read("{}", null))
                .withMessage("type must not be null");
    }
}
