package io.kinescope.client.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {

    @Test
    void hasEveryDocumentedCode() throws IllegalAccessException {
        assertThat(constants().keySet())
                .contains(1)
                .contains(100101, 100102, 100103, 100104, 100105, 100106, 100107)
                .contains(400101, 400102)
                .contains(400201, 400202, 400203, 400204, 400205, 400206, 400207, 400208)
                .contains(400209, 400210, 400211, 400212, 400213, 400214, 400215, 400216)
                .contains(400301, 400400, 402402, 404404, 500500);
    }

    @Test
    void givesNoCodeTwoNames() throws IllegalAccessException {
        assertThat(constants()).hasSize(ErrorCode.class.getFields().length);
    }

    @Test
    void namesCodesAsTheyAreDocumented() throws IllegalAccessException {
        assertThat(constants())
                .containsEntry(400102, "JSON_UNMARSHAL_TYPE_ERROR")
                .containsEntry(400204, "INVITATION_IS_ALREADY_EXIST")
                .containsEntry(400205, "INVITATION_IS_ALREADY_APPROVED")
                .containsEntry(400211, "NOT_ALLOWED_ADDITIONAL_FOR_TRIAL")
                .containsEntry(402402, "VALIDATION_ERROR");
    }

    private static Map<Integer, String> constants() throws IllegalAccessException {
        Map<Integer, String> names = new TreeMap<>();
        for (Field constant : ErrorCode.class.getFields()) {
            names.put(constant.getInt(null), constant.getName());
        }
        return names;
    }
}
