package io.kinescope.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.ScriptedAnswer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;

/** A test of an application as its author writes it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "kinescope.token=11111111-2222-3333-4444-555555555555")
@AutoConfigureLocalKinescope(videos = 20, seed = 2, unlimited = true)
@TestMethodOrder(MethodOrderer.MethodName.class)
class AutoConfigureLocalKinescopeTest {

    @Autowired
    private LocalKinescope kinescope;

    @Autowired
    private KinescopeClient client;

    @Test
    void aTheClientCallsTheServer() {
        assertThat(client.videos().list().collectList().block()).hasSize(20);
        assertThat(kinescope.requestCount()).isOne();
        kinescope.script("GET /v1/videos", ScriptedAnswer.error(402, 402402, "payment required"));
    }

    @Test
    void bNothingIsLeftOfTheTestBefore() {
        assertThat(kinescope.requestCount()).isZero();
        assertThat(client.videos().list().collectList().block()).hasSize(20);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
