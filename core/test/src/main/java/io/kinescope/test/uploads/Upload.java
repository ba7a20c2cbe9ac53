package io.kinescope.test.uploads;

import io.kinescope.test.http.ContentDigest;
import io.kinescope.test.videos.OriginalFile;
import java.util.Optional;

/**
 * A file that arrives in parts. Accepted bytes are kept when the connection breaks.
 *
 * <p>Parts arrive on the threads of their connections, and a broken connection may still deliver when the next one
 * starts, so everything here is synchronized.
 */
final class Upload {

    private final String videoId;
    private final String name;
    private final long length;
    private ContentDigest digest = new ContentDigest();
    private boolean complete;

    Upload(String videoId, String name, long length) {
        this.videoId = videoId;
        this.name = name;
        this.length = length;
    }

    String videoId() {
        return videoId;
    }

    long length() {
        return length;
    }

    synchronized long offset() {
        return complete ? length : digest.size();
    }

    /** Adds bytes up to the length, if they start at the current offset; returns whether all were taken. */
    synchronized boolean append(long offset, byte[] bytes) {
        if (complete || offset != digest.size()) {
            return false;
        }
        int room = (int) Math.min(bytes.length, length - offset);
        digest.add(bytes, room);
        return room == bytes.length;
    }

    /** Returns the file once, when it is complete. */
    synchronized Optional<OriginalFile> complete() {
        return digest.size() < length ? Optional.empty() : completeAs(digest);
    }

    /** Sets the whole file at once, whatever length was announced, unless it is complete already. */
    synchronized Optional<OriginalFile> completeAs(ContentDigest whole) {
        if (complete) {
            return Optional.empty();
        }
        complete = true;
        digest = whole;
        return Optional.of(OriginalFile.of(name, whole.size(), whole.md5()));
    }
}
