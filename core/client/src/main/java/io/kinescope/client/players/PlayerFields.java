package io.kinescope.client.players;

import io.kinescope.client.type.Params;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields that can be set when a player template is created and when it is updated.
 *
 * @param <P> the type of the request object
 */
abstract class PlayerFields<P extends PlayerFields<P>> extends Params<P> {

    PlayerFields(Map<String, @Nullable Object> values, Function<Map<String, @Nullable Object>, P> constructor) {
        super(values, constructor);
    }

    /**
     * Changes the name.
     *
     * @param name the new name
     * @return a copy with the value
     */
    public P name(String name) {
        return set("name", name);
    }

    /**
     * Sets the settings.
     *
     * @param settings the settings by name; the names are undocumented
     * @return a copy with the value
     */
    public P settings(Map<String, ?> settings) {
        return set("settings", copy("settings", settings));
    }

    /**
     * Sets the advertisements.
     *
     * @param ads all of them, each as JSON has it: {@code url}, {@code trigger} with {@code type} {@code preroll},
     *     {@code midroll} or {@code postroll} and {@code trigger_settings}, {@code countries} with {@code items} and
     *     {@code type} {@code include} or {@code exclude}
     * @return a copy with the value
     */
    public P ads(Collection<? extends Map<String, ?>> ads) {
        return set(
                "ads",
                Objects.requireNonNull(ads, "ads must not be null").stream()
                        .map(ad -> copy("ad", ad))
                        .toList());
    }

    /** Copies JSON, so that the request does not change with it; unlike {@code Map.copyOf} this takes null values. */
    private static Map<String, @Nullable Object> copy(String name, Map<String, ?> json) {
        return Collections.unmodifiableMap(
                new LinkedHashMap<String, @Nullable Object>(Objects.requireNonNull(json, name + " must not be null")));
    }
}
