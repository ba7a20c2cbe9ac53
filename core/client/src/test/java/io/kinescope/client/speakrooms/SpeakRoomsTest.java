package io.kinescope.client.speakrooms;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.listing.Order;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class SpeakRoomsTest {

    @Test
    void lists() {
        RecordingExchange exchange = RecordingExchange.answeringWith("speakrooms/list");
        StepVerifier.create(rooms(exchange)
                        .list(SpeakRoomQuery.of()
                                .status(RoomStatus.PENDING, RoomStatus.ACTIVE)
                                .type(RoomType.PERMANENT_MEETING)
                                .code("abc-defg")
                                .search("week")
                                .order(Order.desc("created_at").thenAsc("name"))))
                .assertNext(room -> {
                    assertThat(room.code()).isEqualTo("abc-defg");
                    assertThat(room.type()).isEqualTo(RoomType.PERMANENT_MEETING);
                    assertThat(room.status()).isEqualTo(RoomStatus.ACTIVE);
                    assertThat(room.updatedAt()).isNull();
                })
                .verifyComplete();
        exchange.assertSent(
                "GET /v1/speak/rooms?status[]=pending&status[]=active&type[]=permanent_meeting&code[]=abc-defg&q=week"
                        + "&order=created_at.desc%2Cname.asc&page=1&per_page=10");
    }

    @Test
    void listsByPage() {
        RecordingExchange exchange = RecordingExchange.answeringWith("speakrooms/list");
        StepVerifier.create(rooms(exchange).list().pages())
                .assertNext(page -> {
                    assertThat(page.total()).isEqualTo(1);
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/speak/rooms?page=1&per_page=10");
    }

    @Test
    void gets() {
        RecordingExchange exchange = RecordingExchange.answeringWith("speakrooms/get");
        StepVerifier.create(rooms(exchange).get("r1"))
                .assertNext(room -> {
                    assertThat(room.name()).isEqualTo("Weekly");
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/speak/rooms/r1");
    }

    @Test
    void creates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("speakrooms/get");
        StepVerifier.create(rooms(exchange).create(SpeakRoomFields.of()))
                .expectNextCount(1)
                .verifyComplete();
        exchange.assertSent("POST /v1/speak/rooms", "{}");
    }

    @Test
    void updates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("speakrooms/get");
        StepVerifier.create(rooms(exchange).update("r1", SpeakRoomFields.of().with("any", 1)))
                .expectNextCount(1)
                .verifyComplete();
        exchange.assertSent("PATCH /v1/speak/rooms/r1", "{\"any\":1}");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answering("");
        StepVerifier.create(rooms(exchange).delete("r1")).verifyComplete();
        exchange.assertSent("DELETE /v1/speak/rooms/r1");
    }

    @Test
    void listsParticipants() {
        RecordingExchange exchange = RecordingExchange.answeringWith("speakrooms/list-participants");
        StepVerifier.create(rooms(exchange)
                        .listParticipants(
                                "r1",
                                SpeakParticipantQuery.of()
                                        .role(ParticipantRole.ADMIN, ParticipantRole.MANAGER)
                                        .search("a")
                                        .order(Order.asc("role"))
                                        .perPage(5)))
                .assertNext(participant -> {
                    assertThat(participant.role()).isEqualTo(ParticipantRole.MANAGER);
                    assertThat(participant.updatedAt()).isEqualTo(Instant.parse("2025-07-31T10:00:00Z"));
                })
                .verifyComplete();
        exchange.assertSent(
                "GET /v1/speak/rooms/r1/participants?role[]=admin&role[]=manager&q=a&order=role.asc&per_page=5&page=1");
    }

    @Test
    void listsAllParticipants() {
        RecordingExchange exchange = RecordingExchange.answeringWith("speakrooms/list-participants");
        StepVerifier.create(rooms(exchange).listParticipants("r1"))
                .expectNextCount(1)
                .verifyComplete();
        exchange.assertSent("GET /v1/speak/rooms/r1/participants?page=1&per_page=10");
    }

    @Test
    void getsParticipant() {
        RecordingExchange exchange = RecordingExchange.answeringWith("speakrooms/get-participant");
        StepVerifier.create(rooms(exchange).getParticipant("r1", "p1"))
                .assertNext(participant -> {
                    assertThat(participant.name()).isEqualTo("Anna");
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/speak/rooms/r1/participants/p1");
    }

    @Test
    void createsParticipant() {
        RecordingExchange exchange = RecordingExchange.answeringWith("speakrooms/get-participant");
        StepVerifier.create(rooms(exchange)
                        .createParticipant("r1", SpeakParticipantFields.of().with("any", true)))
                .expectNextCount(1)
                .verifyComplete();
        exchange.assertSent("POST /v1/speak/rooms/r1/participants", "{\"any\":true}");
    }

    @Test
    void updatesParticipant() {
        RecordingExchange exchange = RecordingExchange.answeringWith("speakrooms/get-participant");
        StepVerifier.create(rooms(exchange)
                        .updateParticipant(
                                "r1", "p1", SpeakParticipantFields.of().with("any", null)))
                .expectNextCount(1)
                .verifyComplete();
        exchange.assertSent("PATCH /v1/speak/rooms/r1/participants/p1", "{\"any\":null}");
    }

    @Test
    void deletesParticipant() {
        RecordingExchange exchange = RecordingExchange.answering("");
        StepVerifier.create(rooms(exchange).deleteParticipant("r1", "p1")).verifyComplete();
        exchange.assertSent("DELETE /v1/speak/rooms/r1/participants/p1");
    }

    private static SpeakRooms rooms(RecordingExchange exchange) {
        return new SpeakRooms(exchange.strict());
    }
}
