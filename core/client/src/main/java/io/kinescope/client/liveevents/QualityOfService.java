package io.kinescope.client.liveevents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A measurement of an incoming stream.
 *
 * @param bitrateVideo the bit rate of the picture; the unit is undocumented, presumably kilobits a second
 * @param bitrateAudio the bit rate of the sound; the unit is undocumented, presumably kilobits a second
 * @param frameRate frames a second
 * @param status the fault
 * @param time the time of the measurement
 */
public record QualityOfService(
        @Nullable Double bitrateVideo,
        @Nullable Double bitrateAudio,
        @Nullable Double frameRate,
        @Nullable QualityStatus status,
        Instant time) {}
