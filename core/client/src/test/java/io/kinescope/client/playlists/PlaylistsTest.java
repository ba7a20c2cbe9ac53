package io.kinescope.client.playlists;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.listing.Order;
import io.kinescope.client.type.PrivacyType;
import io.kinescope.client.videos.VideoStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class PlaylistsTest {

    private static final String ID = "93997264-97ac-4091-b48e-559614c2817a";

    @Test
    void lists() {
        RecordingExchange exchange = RecordingExchange.answeringWith("playlists/list");
        StepVerifier.create(playlists(exchange).list(PlaylistQuery.of().order(Order.desc("name"))))
                .assertNext(playlist -> {
                    assertThat(playlist.id()).isEqualTo(ID);
                    assertThat(playlist.uniqueCodesEnabled()).isFalse();
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/playlists?order=name.desc&page=1&per_page=10");
    }

    @Test
    void listsByPage() {
        RecordingExchange exchange = RecordingExchange.answeringWith("playlists/list");
        StepVerifier.create(playlists(exchange).list().pages())
                .assertNext(page -> assertThat(page.order()).isEqualTo(Order.desc("name")))
                .verifyComplete();
        exchange.assertSent("GET /v1/playlists?page=1&per_page=10");
    }

    @Test
    void gets() {
        RecordingExchange exchange = RecordingExchange.answeringWith("playlists/get");
        StepVerifier.create(playlists(exchange).get(ID))
                .assertNext(playlist -> {
                    assertThat(playlist.privacyType()).isEqualTo(PrivacyType.ANYWHERE);
                    assertThat(playlist.privacyEmailDomains()).isEmpty();
                    assertThat(playlist.uniqueCodesEnabled()).isNull();
                    assertThat(playlist.playLink()).contains("/pl/");
                    assertThat(playlist.settings())
                            .isEqualTo(new Playlist.Settings(PlaylistSortField.CUSTOM, PlaylistSortOrder.ASC, false));
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/playlists/" + ID);
    }

    @Test
    void creates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("playlists/create");
        StepVerifier.create(playlists(exchange)
                        .create(PlaylistCreate.of("Playlist 1").parentId("f1").entityIds(List.of("a", "b"))))
                .assertNext(playlist -> {
                    assertThat(playlist.name()).isEqualTo("Playlist 1");
                    assertThat(playlist.settings().sortField()).isEqualTo(PlaylistSortField.CREATED_AT);
                })
                .verifyComplete();
        exchange.assertSent("POST /v1/playlists", """
                        {"name":"Playlist 1","parent_id":"f1","entity_ids":["a","b"]}""");
    }

    @Test
    void updates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("playlists/update");
        PlaylistUpdate update = PlaylistUpdate.of()
                .name("Playlist updated")
                .description("Description updated")
                .parentId("f1")
                .privacyType(PrivacyType.CUSTOM)
                .privacyDomains(List.of("example.org"));
        StepVerifier.create(playlists(exchange).update(ID, update))
                .assertNext(playlist -> assertThat(playlist.privacyDomains()).containsExactly("example.org"))
                .verifyComplete();
        exchange.assertSent("PATCH /v1/playlists/" + ID, """
                        {"name":"Playlist updated","description":"Description updated","parent_id":"f1",
                         "privacy_type":"custom","privacy_domains":["example.org"]}""");
    }

    @Test
    void updatesTheSort() {
        RecordingExchange exchange = RecordingExchange.answeringWith("playlists/update");
        PlaylistUpdate update = PlaylistUpdate.of().sort(PlaylistSortField.DURATION, PlaylistSortOrder.DESC);
        StepVerifier.create(playlists(exchange).update(ID, update))
                .assertNext(
                        playlist -> assertThat(playlist.settings().sortField()).isEqualTo(PlaylistSortField.DURATION))
                .verifyComplete();
        exchange.assertSent(
                "PATCH /v1/playlists/" + ID, "{\"settings\":{\"sort_field\":\"duration\",\"sort_order\":\"desc\"}}");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answeringWith("playlists/delete");
        StepVerifier.create(playlists(exchange).delete(ID)).verifyComplete();
        exchange.assertSent("DELETE /v1/playlists/" + ID);
    }

    @Test
    void listsEntities() {
        RecordingExchange exchange = RecordingExchange.answeringWith("playlists/list-entities");
        StepVerifier.create(playlists(exchange).listEntities(ID))
                .assertNext(entity -> {
                    assertThat(entity.id()).isEqualTo("c646fb49-7a98-4aa2-bc77-995f3250c6a4");
                    assertThat(entity.status()).isEqualTo(VideoStatus.DONE);
                    assertThat(entity.duration()).isEqualTo(60);
                })
                .assertNext(entity -> assertThat(entity.position()).isEqualTo(2))
                .verifyComplete();
        exchange.assertSent("GET /v1/playlists/" + ID + "/entities?page=1&per_page=10");
    }

    @Test
    void addsEntities() {
        RecordingExchange exchange = RecordingExchange.answeringWith("playlists/add-entities");
        StepVerifier.create(playlists(exchange).addEntities(ID, List.of("a", "b")))
                .assertNext(playlist -> assertThat(playlist.id()).isEqualTo(ID))
                .verifyComplete();
        exchange.assertSent("POST /v1/playlists/" + ID + "/entities", "{\"entity_ids\":[\"a\",\"b\"]}");
    }

    @Test
    void replacesEntities() {
        RecordingExchange exchange = RecordingExchange.answeringWith("playlists/add-entities");
        StepVerifier.create(playlists(exchange).replaceEntities(ID, List.of("a")))
                .assertNext(playlist -> assertThat(playlist.id()).isEqualTo(ID))
                .verifyComplete();
        exchange.assertSent("POST /v1/playlists/" + ID + "/entities", "{\"entity_ids\":[\"a\"],\"replace\":true}");
    }

    @Test
    void readsAPlaylistWithoutSettings() {
        RecordingExchange exchange = RecordingExchange.answering("{\"data\":{\"id\":\"p\",\"settings\":null}}");
        StepVerifier.create(playlists(exchange).get(ID))
                .assertNext(playlist -> assertThat(playlist.settings()).isNull())
                .verifyComplete();
    }

    @Test
    void deletesEntities() {
        RecordingExchange exchange = RecordingExchange.answeringWith("playlists/delete-entities");
        StepVerifier.create(playlists(exchange).deleteEntities(ID, List.of("a")))
                .assertNext(playlist -> assertThat(playlist.id()).isEqualTo(ID))
                .verifyComplete();
        exchange.assertSent("DELETE /v1/playlists/" + ID + "/entities", "{\"entity_ids\":[\"a\"]}");
    }

    @Test
    void movesAnEntity() {
        RecordingExchange exchange = RecordingExchange.answeringWith("playlists/move-entity");
        StepVerifier.create(playlists(exchange).moveEntity(ID, "a", 2))
                .assertNext(playlist -> assertThat(playlist.id()).isEqualTo(ID))
                .verifyComplete();
        exchange.assertSent("PUT /v1/playlists/" + ID + "/entities/a/move", "{\"position\":2}");
    }

    private static Playlists playlists(RecordingExchange exchange) {
        return new Playlists(exchange.strict());
    }
}
