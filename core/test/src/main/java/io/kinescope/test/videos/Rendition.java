package io.kinescope.test.videos;

/** The sizes a video is transcoded to. */
enum Rendition {
    FULL_HD("1080p", "1920x1080", 40),
    HD("720p", "1280x720", 25),
    SD("480p", "852x480", 15),
    LOW("360p", "640x360", 8);

    private final String quality;
    private final String resolution;
    private final int percent;

    Rendition(String quality, String resolution, int percent) {
        this.quality = quality;
        this.resolution = resolution;
        this.percent = percent;
    }

    String quality() {
        return quality;
    }

    String resolution() {
        return resolution;
    }

    long size(long originalSize) {
        return originalSize / 100 * percent;
    }

    /** Returns the size of a video with all its renditions, given the size of the original. */
    static long total(long originalSize) {
        long total = originalSize;
        for (Rendition rendition : values()) {
            total += rendition.size(originalSize);
        }
        return total;
    }
}
