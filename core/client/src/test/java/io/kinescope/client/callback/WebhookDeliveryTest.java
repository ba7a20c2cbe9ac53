package io.kinescope.client.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kinescope.client.videos.VideoStatus;
import io.kinescope.client.webhooks.WebhookEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookDeliveryTest {

    @Test
    void readsTheStatusOfAVideo() {
        assertThat(read("""
                        {"event": "media.update.status", "more": [1],
                         "data": {"id": "v1", "status": "error", "message": "no sound", "further": {"a": null}}}""")).isInstanceOfSatisfying(VideoStatusDelivery.class, delivery -> {
            assertThat(delivery.event()).isEqualTo(WebhookEvent.MEDIA_UPDATE_STATUS);
            assertThat(delivery.videoId()).isEqualTo("v1");
            assertThat(delivery.status()).isEqualTo(VideoStatus.ERROR);
            assertThat(delivery.message()).isEqualTo("no sound");
            assertThat(delivery.data()).containsKeys("id", "status", "message", "further");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "live.created",
                "live.connected",
                "live.disconnected",
                "live.finished",
                "live.cancelled",
                "live.enabled",
                "live.unheard.of"
            })
    void readsEveryLiveEvent(String event) {
        assertThat(read("{\"event\":\"" + event + "\",\"data\":{\"event_id\":\"e1\",\"video_id\":\"v1\"}}"))
                .isEqualTo(new LiveEventDelivery(
                        new WebhookEvent(event), "e1", "v1", Map.of("event_id", "e1", "video_id", "v1")));
    }

    @Test
    void readsALiveEventWithoutARecording() {
        assertThat(read("{\"event\":\"live.finished\",\"data\":{\"event_id\":17}}"))
                .isEqualTo(new LiveEventDelivery(WebhookEvent.LIVE_FINISHED, "17", null, Map.of("event_id", 17)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"media.deleted\",\"data\":{\"id\":\"v1\"}}",
                "{\"event\":\"media.update.status\",\"data\":{\"id\":\"v1\"}}",
                "{\"event\":\"live.finished\",\"data\":{\"id\":\"e1\"}}",
            })
    void keepsWhatItDoesNotKnow(String json) {
        assertThat(read(json)).isInstanceOf(OtherDelivery.class).satisfies(delivery -> assertThat(delivery.data())
                .containsOnlyKeys("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"event\":\"a\"}", "{\"event\":\"a\",\"data\":null}", "{\"event\":\"a\",\"data\":[1]}"})
    void readsDeliveriesWithoutData(String json) {
        assertThat(read(json)).isEqualTo(new OtherDelivery(new WebhookEvent("a"), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "7",
                "<html>",
                "{",
                "{}",
                "{\"event\":null}",
                "{\"event\":{}}",
                "{\"event\":\" \"}"
            })
    void refusesWhatIsNoDelivery(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(json));
    }

    @Property
    void readsOrRefusesAnyBytes(@ForAll byte[] bytes) {
        try {
            assertThat(WebhookDelivery.read(bytes).data()).isNotNull();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageNotContaining("Jackson");
        }
    }

    private static WebhookDelivery read(String json) {
        return WebhookDelivery.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
