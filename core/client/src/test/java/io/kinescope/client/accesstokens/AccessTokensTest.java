package io.kinescope.client.accesstokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.api.Request;
import io.kinescope.client.api.RetryPolicy;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class AccessTokensTest {

    @Test
    void lists() {
        RecordingExchange exchange = RecordingExchange.answeringWith("accesstokens/list");
        StepVerifier.create(tokens(exchange).list())
                .assertNext(token -> {
                    assertThat(token.name()).isEqualTo("token");
                    assertThat(token.scope().api().permissions())
                            .containsExactly(TokenPermission.READ, TokenPermission.WRITE, TokenPermission.DELETE);
                    assertThat(token.scope().upload().permissions()).isEmpty();
                    assertThat(token.scope().upload().entities()).isEmpty();
                    assertThat(token.toString())
                            .startsWith("AccessToken[id=***, name=token")
                            .doesNotContain(token.id());
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/access-tokens?limit=10&offset=0");
    }

    @Test
    void listsFromAPageOn() {
        RecordingExchange exchange = eightTokens(100);
        StepVerifier.create(tokens(exchange)
                        .list(AccessTokenQuery.of().page(2).perPage(3))
                        .map(AccessToken::id))
                .expectNext("3", "4", "5", "6", "7")
                .verifyComplete();
        assertThat(exchange.requests())
                .extracting(Request::uri)
                .containsExactly("/v1/access-tokens?limit=3&offset=3", "/v1/access-tokens?limit=3&offset=6");
    }

    @Test
    void followsALimitThatTheServerReduces() {
        StepVerifier.create(tokens(eightTokens(3)).list().map(AccessToken::id))
                .expectNext("0", "1", "2", "3", "4", "5", "6", "7")
                .verifyComplete();
        StepVerifier.create(tokens(eightTokens(2))
                        .list(AccessTokenQuery.of().page(2).perPage(3))
                        .map(AccessToken::id))
                .expectNext("3", "4", "5", "6", "7")
                .verifyComplete();
    }

    private static RecordingExchange eightTokens(int atMost) {
        return RecordingExchange.of(request -> {
            int offset = Integer.parseInt(request.uri().replaceAll(".*offset=(\\d+).*", "$1"));
            int limit = Math.min(Integer.parseInt(request.uri().replaceAll(".*limit=(\\d+).*", "$1")), atMost);
            String ids = IntStream.range(offset, Math.min(offset + limit, 8))
                    .mapToObj(id -> "{\"id\":\"" + id + "\"}")
                    .collect(Collectors.joining(","));
            return Mono.just(RecordingExchange.Answer.ok("{\"meta\":{\"offset\":" + offset + ",\"limit\":" + limit
                    + ",\"total\":8},\"data\":[" + ids + "]}"));
        });
    }

    @Test
    void gets() {
        RecordingExchange exchange = RecordingExchange.answeringWith("accesstokens/get");
        StepVerifier.create(tokens(exchange).get("t1"))
                .assertNext(token -> {
                    assertThat(token.id()).isEqualTo("e9c727ec-1111-1111-1111-daf6f60c253c");
                    assertThat(token.workspaceId()).isEqualTo("b20c7104-1111-1111-1111-e8a4b6af4dfb");
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/access-tokens/t1");
    }

    @Test
    void readsTheOlderFormWithoutItsScope() {
        RecordingExchange exchange = RecordingExchange.answeringWith("older/accesstokens/get");
        StepVerifier.create(new AccessTokens(exchange.lenient(RetryPolicy.none())).get("t1"))
                .assertNext(token -> {
                    assertThat(token.name()).isEqualTo("token");
                    assertThat(token.scope()).isNull();
                })
                .verifyComplete();
    }

    @Test
    void createsForTheApi() {
        RecordingExchange exchange = RecordingExchange.answeringWith("accesstokens/get");
        AccessTokenCreate token = AccessTokenCreate.of("token1", TokenPermission.READ, TokenPermission.DELETE);
        StepVerifier.create(tokens(exchange).create(token)).expectNextCount(1).verifyComplete();
        exchange.assertSent("POST /v1/access-tokens", """
                        {"name":"token1","scope":{"api":{"permissions":["read","delete"]},
                         "upload":{"permissions":[]}}}""");
    }

    @Test
    void createsForUploads() {
        RecordingExchange exchange = RecordingExchange.answeringWith("accesstokens/create");
        AccessTokenCreate token = AccessTokenCreate.forUpload("token1", "p1", TokenPermission.WRITE);
        StepVerifier.create(tokens(exchange).create(token))
                .assertNext(created -> {
                    assertThat(created.scope().api()).isNull();
                    assertThat(created.scope().upload().entities())
                            .containsExactly(new AccessToken.UploadEntity(
                                    "89567a90-0eef-4d0b-97d5-9e1f1bf08fca",
                                    List.of(TokenPermission.READ, TokenPermission.WRITE, TokenPermission.DELETE)));
                })
                .verifyComplete();
        exchange.assertSent("POST /v1/access-tokens", """
                        {"name":"token1","scope":{"upload":{"entities":[{"id":"p1","permissions":["write"]}]}}}""");
    }

    @Test
    void createsForSeveralProjectsAndTheApi() {
        RecordingExchange exchange = RecordingExchange.answeringWith("accesstokens/create");
        AccessTokenCreate token = AccessTokenCreate.of("token1", TokenPermission.READ)
                .uploadTo("p1", TokenPermission.WRITE)
                .uploadTo("p2", TokenPermission.READ);
        StepVerifier.create(tokens(exchange).create(token)).expectNextCount(1).verifyComplete();
        exchange.assertSent("POST /v1/access-tokens", """
                        {"name":"token1","scope":{"api":{"permissions":["read"]},"upload":{"permissions":[],
                         "entities":[{"id":"p1","permissions":["write"]},{"id":"p2","permissions":["read"]}]}}}""");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answering("");
        StepVerifier.create(tokens(exchange).delete("t1")).verifyComplete();
        exchange.assertSent("DELETE /v1/access-tokens/t1");
    }

    private static AccessTokens tokens(RecordingExchange exchange) {
        return new AccessTokens(exchange.strict());
    }
}
