package io.kinescope.client.analytics;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The totals of how videos were watched.
 *
 * @param total the sums over all of the time
 * @param timeline the same by step of time, in order; empty if there are none
 * @param top the devices and places of viewers; null where the API leaves it out
 */
public record AnalyticsOverview(
        Total total, List<Step> timeline, @Nullable Top top) {

    AnalyticsOverview in(ZoneId zone) {
        return new AnalyticsOverview(
                total, timeline.stream().map(step -> step.in(zone)).toList(), top);
    }

    /**
     * The sums over all of the time.
     *
     * @param views the number of views; null where the API leaves it out
     * @param uniqueViews the number of views, each viewer counted once; null where the API leaves it out
     * @param watchTime the time watched, in seconds as far as seen; null where the API leaves it out
     * @param duration undocumented, in seconds as far as seen; null where the API leaves it out
     * @param playerLoads the number of times a player was loaded; null where the API leaves it out
     * @param online undocumented; null where the API leaves it out
     */
    public record Total(
            @Nullable Long views,
            @Nullable Long uniqueViews,
            @Nullable Double watchTime,
            @Nullable Double duration,
            @Nullable Long playerLoads,
            @Nullable Long online) {}

    /**
     * One step of the timeline.
     *
     * @param date the beginning, in the time zone of the workspace, where a day begins at midnight; in UTC where the API
     *     leaves the time zone out
     * @param views the number of views; null where the API leaves it out
     * @param uniqueViews the number of views, each viewer counted once; null where the API leaves it out
     * @param watchTime the time watched, in seconds as far as seen; null where the API leaves it out
     * @param duration undocumented, in seconds as far as seen; null where the API leaves it out
     * @param playerLoads the number of times a player was loaded; null where the API leaves it out
     */
    public record Step(
            ZonedDateTime date,
            @Nullable Long views,
            @Nullable Long uniqueViews,
            @Nullable Double watchTime,
            @Nullable Double duration,
            @Nullable Long playerLoads) {

        private Step in(ZoneId zone) {
            return date == null
                    ? this
                    : new Step(date.withZoneSameInstant(zone), views, uniqueViews, watchTime, duration, playerLoads);
        }
    }

    /**
     * The devices and places of viewers.
     *
     * @param oses by operating system; empty if there are none
     * @param devices by kind of device; empty if there are none
     * @param browsers by browser; empty if there are none
     * @param countries by country; empty if there are none
     */
    public record Top(List<Share> oses, List<Share> devices, List<Share> browsers, List<Share> countries) {}

    /**
     * The share of one of them.
     *
     * @param name the name, such as {@code Chrome}
     * @param code the code of the country, in two letters; null for what is no country
     * @param views the number of views; null where the API leaves it out
     * @param playerLoads the number of times a player was loaded; null where the API leaves it out
     */
    public record Share(
            String name,
            @Nullable String code,
            @Nullable Long views,
            @Nullable Long playerLoads) {}
}
