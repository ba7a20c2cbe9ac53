package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.error.DecodingException;
import io.kinescope.client.error.KinescopeException;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.exc.InvalidDefinitionException;

/** Types of callers that cannot be built from JSON, or refuse it: the fault is named, and the answer is not quoted. */
// A wrong end of a listing would request pages for ever.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UserTypesTest {

    private static final String ANSWER = """
            {"data":{"title":"SECRET","inner":{"title":"SECRET"},"size":7}}""";

    interface Abstract {
        String title();
    }

    static final class WithoutCreator {
        WithoutCreator(String title, int size) {}
    }

    record Nested(WithoutCreator inner) {}

    record NestedAbstract(List<Abstract> inner) {}

    record Refusing(String title) {
        Refusing {
            if (title != null) {
                throw new IllegalArgumentException("no title like " + title);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Abstract.class, WithoutCreator.class, Nested.class})
    void namesATypeThatCannotBeBuilt(Class<?> type) {
        assertThat(failures(type)).hasSize(2);
        for (KinescopeException error : failures(type)) {
            assertThat(error)
                    .isInstanceOf(DecodingException.class)
                    .hasMessage("GET /x was answered, but " + type.getName()
                            + " cannot be built from JSON [request request-1]")
                    .hasCauseInstanceOf(InvalidDefinitionException.class);
            assertQuotesNothing(error);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Refusing.class})
    void namesATypeThatRefusesTheAnswer(Class<?> type) {
        assertThat(failures(type)).hasSize(2);
        for (KinescopeException error : failures(type)) {
            assertThat(error).hasMessageContaining(type.getName() + " refused it with IllegalArgumentException");
            assertQuotesNothing(error);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Integer.class, String.class, int[].class, List.class, NestedAbstract.class})
    void quotesNothingOfAnAnswerOfAnotherShape(Class<?> type) {
        failures(type).forEach(UserTypesTest::assertQuotesNothing);
    }

    private static List<KinescopeException> failures(Class<?> type) {
        Api api = RecordingExchange.answering(ANSWER).lenient(RetryPolicy.none());
        return Flux.concat(
                        failure(api.get("/x").data(type).flux()),
                        failure(Flux.from(api.get("/x").items(type))))
                .collectList()
                .block();
    }

    private static Flux<KinescopeException> failure(Flux<?> call) {
        return call.thenMany(Flux.<KinescopeException>empty()).onErrorResume(KinescopeException.class, Flux::just);
    }

    private static void assertQuotesNothing(Throwable error) {
        for (Throwable failure = error; failure != null; failure = failure.getCause()) {
            assertThat(failure.toString()).doesNotContain("SECRET");
        }
    }
}
