package io.kinescope.client.players;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A player template: how videos look and behave while they play. The response is
 * undocumented; these are the fields that were seen.
 *
 * @param id the template's id
 * @param name the name
 * @param isDefault whether it is the one for videos without a template; null where the API leaves it out
 * @param default_ another spelling of {@code isDefault}, a word that Java reserves; null where the API leaves it out
 * @param source the origin; null where the API leaves it out
 * @param deletable whether it can be deleted; null where the API leaves it out
 * @param settings its settings by name; undocumented, empty if the answer has none
 * @param ads its advertisements; undocumented, empty if there are none
 * @param logo its logo; null if there is none
 * @param createdAt the time of creation; null where the API leaves it out
 * @param updatedAt the time of the last change; null if there was none
 */
public record Player(
        String id,
        String name,
        @Nullable Boolean isDefault,
        @Nullable Boolean default_,
        @Nullable PlayerSource source,
        @Nullable Boolean deletable,
        Map<String, @Nullable Object> settings,
        List<Object> ads,
        @Nullable Logo logo,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    /**
     * The logo of a player template.
     *
     * @param url the URL of the picture
     * @param position the place on the player; the values are undocumented
     * @param link the target of a click; null if there is none
     * @param opacity the opacity
     */
    public record Logo(
            @Nullable String url,
            @Nullable String position,
            @Nullable String link,
            @Nullable Double opacity) {}
}
