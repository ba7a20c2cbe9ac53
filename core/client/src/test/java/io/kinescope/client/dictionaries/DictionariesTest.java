package io.kinescope.client.dictionaries;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class DictionariesTest {

    @Test
    void listsTimezones() {
        RecordingExchange exchange = RecordingExchange.answeringWith("dictionaries/list-timezones");
        StepVerifier.create(dictionaries(exchange).listTimezones())
                .assertNext(timezone -> assertThat(timezone).isEqualTo("Europe/Moscow"))
                .assertNext(timezone -> assertThat(timezone).isEqualTo(Map.of("name", "Asia/Tokyo", "offset", 540)))
                .verifyComplete();
        exchange.assertSent("GET /v1/dictionaries/timezones");
    }

    private static Dictionaries dictionaries(RecordingExchange exchange) {
        return new Dictionaries(exchange.strict());
    }
}
