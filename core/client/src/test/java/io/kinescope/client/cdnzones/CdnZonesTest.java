package io.kinescope.client.cdnzones;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class CdnZonesTest {

    @Test
    void lists() {
        RecordingExchange exchange = RecordingExchange.answeringWith("cdnzones/list");
        StepVerifier.create(zones(exchange).list())
                .assertNext(zone -> {
                    assertThat(zone.host()).isEqualTo("test3.edge.kinescope.io");
                    assertThat(zone.origins())
                            .containsExactly(new CdnZone.Origin(
                                    "test2.example.ru", new CdnZone.BasicCredentials("user", "pass")));
                    assertThat(zone.accessControl()).isEqualTo(new CdnZone.AccessControl("token", "link"));
                    assertThat(zone.settings()).isEqualTo(new CdnZone.Settings(true, "index.html", false));
                    assertThat(zone.toString())
                            .contains("username=user", "password=***", "jwtSecret=***", "secureLink=***")
                            .doesNotContain("pass]", "token", "link]");
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/cdn/zones?page=1&per_page=10");
    }

    @Test
    void creates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("cdnzones/get");
        CdnZoneFields zone = CdnZoneFields.of()
                .name("n")
                .host("h.example.org")
                .origin("a.example.org")
                .origin("b.example.org", "user", "pass")
                .jwtSecret("s1")
                .secureLink("s2")
                .ignoreQueryStrings(true)
                .indexHtml("index.html")
                .blockBadBots(false);
        StepVerifier.create(zones(exchange).create(zone)).expectNextCount(1).verifyComplete();
        exchange.assertSent("POST /v1/cdn/zones", """
                        {"name":"n","host":"h.example.org",
                         "origins":[{"addr":"a.example.org"},
                          {"addr":"b.example.org","basic_auth":{"username":"user","password":"pass"}}],
                         "access_control":{"jwt_secret":"s1","secure_link":"s2"},
                         "settings":{"ignore_query_strings":true,"index_html":"index.html","block_bad_bots":false}}""");
    }

    @Test
    void updates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("cdnzones/get");
        StepVerifier.create(zones(exchange).update("z1", CdnZoneFields.of().blockBadBots(true)))
                .expectNextCount(1)
                .verifyComplete();
        exchange.assertSent("PUT /v1/cdn/zones/z1", "{\"settings\":{\"block_bad_bots\":true}}");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answering("");
        StepVerifier.create(zones(exchange).delete("z1")).verifyComplete();
        exchange.assertSent("DELETE /v1/cdn/zones/z1");
    }

    private static CdnZones zones(RecordingExchange exchange) {
        return new CdnZones(exchange.strict());
    }
}
