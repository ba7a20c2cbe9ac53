package io.kinescope.client.privacydomains;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class PrivacyDomainsTest {

    private static final String ID = "3f1c2d4e-0000-4000-8000-000000000001";

    @Test
    void lists() {
        RecordingExchange exchange = RecordingExchange.answeringWith("privacydomains/list");
        StepVerifier.create(domains(exchange).list().map(PrivacyDomain::domain))
                .assertNext(domain -> assertThat(domain).isEqualTo("example.org"))
                .assertNext(domain -> assertThat(domain).isEqualTo("b.example"))
                .verifyComplete();
        exchange.assertSent("GET /v1/privacy-domains?page=1&per_page=10");
    }

    @Test
    void creates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("privacydomains/create");
        StepVerifier.create(domains(exchange).create("example.org"))
                .assertNext(domain -> assertThat(domain.id()).isEqualTo(ID))
                .verifyComplete();
        exchange.assertSent("POST /v1/privacy-domains", "{\"domain\":\"example.org\"}");
    }

    @Test
    void updates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("privacydomains/update");
        StepVerifier.create(domains(exchange)
                        .update(
                                ID,
                                PrivacyDomainUpdate.of().domain("example.com").archived(true)))
                .assertNext(domain -> assertThat(domain.domain()).isEqualTo("example.com"))
                .verifyComplete();
        exchange.assertSent("PUT /v1/privacy-domains/" + ID, "{\"domain\":\"example.com\",\"archived\":true}");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answeringWith("privacydomains/delete");
        StepVerifier.create(domains(exchange).delete(ID)).verifyComplete();
        exchange.assertSent("DELETE /v1/privacy-domains/" + ID);
    }

    private static PrivacyDomains domains(RecordingExchange exchange) {
        return new PrivacyDomains(exchange.strict());
    }
}
