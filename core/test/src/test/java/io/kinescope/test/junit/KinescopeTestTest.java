package io.kinescope.test.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.videos.Video;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.RecordedRequest;
import io.kinescope.test.ScriptedAnswer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import reactor.core.publisher.Flux;

/** The extension, in test classes that are run by JUnit from here. */
@Timeout(60)
class KinescopeTestTest {

    private static final List<LocalKinescope> SERVERS = new ArrayList<>();

    @BeforeEach
    @AfterEach
    void forget() {
        SERVERS.clear();
    }

    @Test
    void everyTestHasItsOwnServerWhichIsClosedAfterIt() {
        assertThat(run(OneForEach.class).getTestsSucceededCount()).isEqualTo(2);
        assertThat(SERVERS).doesNotHaveDuplicates().hasSize(2).noneMatch(KinescopeTestTest::staysOpen);
    }

    @Test
    void aServerIsClosedWhenItsTestFails() {
        assertThat(run(Failing.class).getTestsFailedCount()).isEqualTo(1);
        assertThat(SERVERS).hasSize(1).noneMatch(KinescopeTestTest::staysOpen);
    }

    @Test
    void aClassCanShareAServer() {
        assertThat(run(OneForAll.class).getTestsSucceededCount()).isEqualTo(4);
        assertThat(SERVERS).hasSize(5);
        assertThat(SERVERS.stream().distinct()).hasSize(1).noneMatch(KinescopeTestTest::staysOpen);
    }

    @Test
    void theNearestAnnotationCounts() {
        assertThat(run(Settings.class).getTestsSucceededCount()).isEqualTo(3);
    }

    @Test
    void theClientIsClosedBeforeTheServer() {
        assertThat(run(WithClient.class).getTestsSucceededCount()).isEqualTo(1);
        assertThat(WithClient.client
                        .videos()
                        .list()
                        .next()
                        .materialize()
                        .block()
                        .getThrowable())
                .hasMessageContaining("closed");
    }

    @Test
    void aServerOfATestIsNotForItsClass() {
        TestExecutionSummary summary = run(BeforeAllOfEach.class);
        assertThat(summary.getTotalFailureCount()).isEqualTo(1);
        assertThat(summary.getFailures().get(0).getException())
                .hasMessageContaining("scope = KinescopeTest.Scope.CLASS");
    }

    @Test
    void aMethodCannotHaveTheScopeOfItsClass() {
        TestExecutionSummary summary = run(ClassScopeOfMethod.class);
        assertThat(summary.getFailures().get(0).getException()).hasMessageContaining("scope of a method");
    }

    private static TestExecutionSummary run(Class<?> type) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(type))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }

    /** The system closes a port a moment after the server has. */
    private static boolean staysOpen(LocalKinescope kinescope) {
        return Boolean.TRUE.equals(Flux.interval(Duration.ZERO, Duration.ofMillis(10))
                .map(tick -> isOpen(kinescope))
                .takeUntil(open -> !open)
                .blockLast(Duration.ofSeconds(20)));
    }

    private static boolean isOpen(LocalKinescope kinescope) {
        URI url = URI.create(kinescope.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    @KinescopeTest(videos = 3)
    static class OneForEach {

        private final LocalKinescope ofConstructor;

        OneForEach(LocalKinescope kinescope) {
            this.ofConstructor = kinescope;
        }

        @BeforeEach
        void before(LocalKinescope kinescope) {
            assertThat(kinescope).isSameAs(ofConstructor);
        }

        @Test
        void one(LocalKinescope kinescope) {
            use(kinescope);
        }

        @Test
        void other(LocalKinescope kinescope, TestInfo info) {
            use(kinescope);
        }

        private void use(LocalKinescope kinescope) {
            assertThat(kinescope).isSameAs(ofConstructor);
            assertThat(isOpen(kinescope)).isTrue();
            SERVERS.add(kinescope);
        }
    }

    @KinescopeTest(videos = 0)
    static class Failing {

        @Test
        void fails(LocalKinescope kinescope) {
            SERVERS.add(kinescope);
            throw new IllegalStateException("on purpose");
        }
    }

    @KinescopeTest(videos = 3, scope = KinescopeTest.Scope.CLASS)
    static class OneForAll {

        @BeforeAll
        static void before(LocalKinescope kinescope) {
            SERVERS.add(kinescope);
        }

        @Test
        void one(LocalKinescope kinescope, KinescopeClient client) {
            use(kinescope, client);
        }

        @Test
        void other(LocalKinescope kinescope, KinescopeClient client) {
            use(kinescope, client);
        }

        @Nested
        class Inner {

            @Test
            void inner(LocalKinescope kinescope, KinescopeClient client) {
                use(kinescope, client);
            }

            @Test
            void other(LocalKinescope kinescope, KinescopeClient client) {
                use(kinescope, client);
            }
        }

        /** Leaves a scripted answer and a request to the next test, which must see neither. */
        private static void use(LocalKinescope kinescope, KinescopeClient client) {
            SERVERS.add(kinescope);
            assertThat(kinescope.requests()).isEmpty();
            assertThat(client.videos().list().collectList().block()).hasSize(3);
            assertThat(kinescope.requests()).extracting(RecordedRequest::status).containsExactly(200);
            kinescope.script("GET /v1/videos", ScriptedAnswer.error(402, 402402, "payment required"));
        }
    }

    @KinescopeTest(videos = 3, seed = 7, perSecond = 50, perMinute = 1)
    static class Settings {

        @Test
        void ofTheClass(LocalKinescope kinescope, KinescopeClient client) {
            assertThat(client.videos().list().pages().blockFirst().total()).isEqualTo(3);
            assertThat(kinescope.requestCount()).isEqualTo(1);
        }

        @Test
        @KinescopeTest(videos = 5, unlimited = true, token = "0b0d3ea0-6f1d-4c0a-a9a0-3f1f6a1f9b11")
        void ofTheMethod(LocalKinescope kinescope, KinescopeClient client) {
            assertThat(kinescope.token()).isEqualTo("0b0d3ea0-6f1d-4c0a-a9a0-3f1f6a1f9b11");
            for (int i = 0; i < 30; i++) {
                assertThat(client.videos().list().map(Video::id).collectList().block())
                        .hasSize(5);
            }
            assertThat(kinescope.refusedCount()).isZero();
        }

        @Nested
        class Inner {

            @Test
            void ofTheEnclosingClass(KinescopeClient client) {
                assertThat(client.videos().list().pages().blockFirst().total()).isEqualTo(3);
            }
        }
    }

    @KinescopeTest(videos = 3)
    static class WithClient {

        private static KinescopeClient client;

        @Test
        void test(KinescopeClient given, KinescopeClient again, LocalKinescope kinescope) {
            assertThat(again).isSameAs(given);
            client = given;
            assertThat(client.videos().list().collectList().block()).hasSize(3);
            assertThat(kinescope.requestCount()).isEqualTo(1);
        }
    }

    @KinescopeTest
    static class BeforeAllOfEach {

        @BeforeAll
        static void before(LocalKinescope kinescope) {}

        @Test
        void test() {}
    }

    static class ClassScopeOfMethod {

        @Test
        @KinescopeTest(scope = KinescopeTest.Scope.CLASS)
        void test(LocalKinescope kinescope) {}
    }
}
