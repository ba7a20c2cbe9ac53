package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.kinescope.client.api.AnswerMutationTest.CallAndAnswer;
import io.kinescope.client.type.OpenEnum;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers as an application passes them on, with a Jackson 2 or 3 that knows nothing of this client. By default, both read
 * times as the same moment in UTC, which would be the only difference.
 */
class PlainJacksonTest {

    private static final JsonMapper JACKSON_3 = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();
    private static final ObjectMapper JACKSON_2 = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(com.fasterxml.jackson.databind.DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);

    static Stream<CallAndAnswer> answers() {
        return AnswerMutationTest.answers().stream();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void writesOpenEnumsAsTheirText(CallAndAnswer answer) throws Exception {
        for (Object item : answer.read(Fixtures.answer(answer.fixture()), true)) {
            JsonNode written = JACKSON_3.readTree(JACKSON_3.writeValueAsString(item));
            assertEnumsAreText(item, written);
            assertThat(JACKSON_3.readTree(JACKSON_2.writeValueAsString(item))).isEqualTo(written);
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void readsWhatItWrote(CallAndAnswer answer) throws Exception {
        for (Object item : answer.read(Fixtures.answer(answer.fixture()), true)) {
            String written = JACKSON_3.writeValueAsString(item);
            Object read3 = JACKSON_3.readValue(written, item.getClass());
            assertThat(JACKSON_3.writeValueAsString(read3)).isEqualTo(written);
            Object read2 = JACKSON_2.readValue(written, item.getClass());
            assertThat(JACKSON_3.writeValueAsString(read2)).isEqualTo(written);
        }
    }

    private static void assertEnumsAreText(Object value, JsonNode written) throws ReflectiveOperationException {
        if (value instanceof OpenEnum constant) {
            assertThat(written.asString()).isEqualTo(constant.value());
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                Object held = component.getAccessor().invoke(value);
                if (held != null) {
                    assertEnumsAreText(held, written.get(component.getName()));
                }
            }
        } else if (value instanceof Collection<?> many) {
            List<?> items = List.copyOf(many);
            for (int i = 0; i < items.size(); i++) {
                assertEnumsAreText(items.get(i), written.get(i));
            }
        } else if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (entry.getKey() instanceof OpenEnum constant) {
                    assertThat(written.has(constant.value())).isTrue();
                }
            }
        }
    }
}
