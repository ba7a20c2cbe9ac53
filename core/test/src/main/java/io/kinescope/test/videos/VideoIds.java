package io.kinescope.test.videos;

import io.kinescope.test.json.Uuids;
import java.util.UUID;

/** Ids of videos, computed from their index and back, since a map of a million ids would not fit a small heap. */
final class VideoIds {

    private static final int PURPOSE = 100;
    private static final long MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long FACTOR = 0x1E3779B97F4A7C15L;
    private static final long INVERSE = inverse(FACTOR);

    private final PseudoRandom random;
    private final long offset;

    VideoIds(PseudoRandom random) {
        this.random = random;
        this.offset = random.bits(0, PURPOSE);
    }

    String id(int index) {
        return uuid(index).toString();
    }

    /** Returns the index of the video with this id, or -1 if it is none of the first {@code size} videos. */
    int index(String id, int size) {
        UUID uuid = UUID.fromString(id);
        long scrambled = uuid.getLeastSignificantBits() & MASK;
        scrambled ^= scrambled >>> 31;
        long index = ((scrambled - offset) * INVERSE) & MASK;
        return index < size && uuid((int) index).equals(uuid) ? (int) index : -1;
    }

    private UUID uuid(int index) {
        long scrambled = (index * FACTOR + offset) & MASK;
        scrambled ^= scrambled >>> 31;
        return Uuids.of(random.bits(index, PURPOSE), scrambled);
    }

    /** Returns the inverse of an odd factor by Newton's iteration: each round doubles the number of correct bits. */
    private static long inverse(long odd) {
        long inverse = odd;
        for (int round = 0; round < 5; round++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }
}
