package io.kinescope.client.liveevents;

import io.kinescope.client.type.OpenEnum;
import java.util.Objects;

/**
 * A fault of an incoming stream.
 *
 * @param value the value as the API spells it
 */
public record QualityStatus(String value) implements OpenEnum {

    /** Nothing, presumably; undocumented. */
    public static final QualityStatus OK = new QualityStatus("0");

    /** The time between key frames varies by more than 20 %. */
    public static final QualityStatus KEYFRAMES_UNEVEN = new QualityStatus("3");

    /** The time between key frames varies by more than 50 %. */
    public static final QualityStatus KEYFRAMES_VERY_UNEVEN = new QualityStatus("4");

    /** Packets are lost: the network, or the sender's encoder is too slow. */
    public static final QualityStatus PACKET_LOSS = new QualityStatus("5");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public QualityStatus {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
