package io.kinescope.client.dictionaries;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.Fixtures;
import io.kinescope.client.api.RecordingExchange;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class DictionariesTest {

    @Test
    void listsTimezones() {
        RecordingExchange exchange = answering("dictionaries/timezones");
        StepVerifier.create(dictionaries(exchange).timezones())
                .assertNext(timezone -> assertThat(timezone).isEqualTo("Europe/Moscow"))
                .assertNext(timezone -> assertThat(timezone).isEqualTo(Map.of("name", "Asia/Tokyo", "offset", 540)))
                .verifyComplete();
        assertThat(exchange.sent()).isEqualTo("GET /v1/dictionaries/timezones");
    }

    private static RecordingExchange answering(String fixture) {
        return RecordingExchange.answering(Fixtures.answer(fixture));
    }

    private static Dictionaries dictionaries(RecordingExchange exchange) {
        return new Dictionaries(exchange.strict());
    }
}
